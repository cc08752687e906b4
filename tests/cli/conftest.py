"""What all tests of the command line share."""

from __future__ import annotations

import pytest

from generator.cli import main


@pytest.fixture
def ziping(capsys, tmp_path, monkeypatch):
    """Run ziping in an empty folder; return exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return code, said.out, said.err

    return run
