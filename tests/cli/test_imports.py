"""What a command loads: each waits only for what it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SPY = """
import json, sys
from generator.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.fixture
def loaded(tmp_path):
    """Run ziping in a process of its own; return the packages that it has loaded."""

    def run(*arguments):
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", SPY, *map(str, arguments)],
            env=os.environ | {"ZIPING_CACHE": str(tmp_path / "缓存")},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return set(json.loads(done.stderr.splitlines()[-1]))

    return run


def test_the_help_page_waits_for_typer_alone(loaded):
    assert loaded("--help").isdisjoint({"rich", "pydantic", "yaml", "jinja2", "lxml", "docx"})


@pytest.mark.parametrize("command", ["check", "build", "score", "new", "rule", "form"])
def test_the_help_page_of_a_command_needs_nothing_of_ours(command, loaded):
    assert loaded(command, "--help").isdisjoint({"rich", "yaml", "jinja2", "lxml", "docx"})


def test_check_waits_for_no_word_and_no_tables(sample, loaded):
    loaded("check", sample)  # may prepare templates
    found = loaded("check", sample)
    assert found.isdisjoint({"lxml", "docx", "docxtpl", "pandas", "openpyxl", "ruamel"})


def test_build_prepares_a_template_once(sample, loaded, tmp_path):
    first = loaded("build", sample, "-o", tmp_path / "一")
    second = loaded("build", sample, "-o", tmp_path / "二")
    assert "docxtpl" in first
    assert second.isdisjoint({"lxml", "docx", "docxtpl", "pandas", "openpyxl"})
    made = [{p.name: p.read_bytes() for p in (tmp_path / n).rglob("*.docx")} for n in ("一", "二")]
    assert made[0] == made[1]
    assert made[0]
