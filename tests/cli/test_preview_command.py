"""The command preview: what it names, what it refuses, what it says at the end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic

needs_programs = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="没有装 LibreOffice 或 poppler",
)
TEMPLATE = Path(__file__).parents[2] / "templates/docx/通用/项目清单.docx"


@pytest.fixture
def asked(monkeypatch):
    """Take down which files would be converted; convert none."""
    found = []

    def to_pdf(paths, *_):
        found.extend(paths)
        return (), ()

    monkeypatch.setattr("generator.cli.preview_command.to_pdf", to_pdf)
    return found


@pytest.mark.parametrize("path", ["无.docx", "空"])
def test_what_is_not_there_stops_the_run(ziping, tmp_path, path, asked):
    (tmp_path / "空").mkdir()
    code, out, err = ziping("preview", tmp_path / path, TEMPLATE)
    assert (code, out, asked) == (2, "", [])
    assert ("G07" if path == "无.docx" else "X29") in err


def test_a_folder_of_fonts_must_be_there(ziping, tmp_path, asked):
    code, _, err = ziping("preview", TEMPLATE, "--fonts", tmp_path / "无")
    assert (code, asked, "G07" in err) == (2, [], True)


def test_a_folder_stands_for_the_files_in_it(ziping, tmp_path, asked):
    names = ["甲/一.docx", "甲/~$一.docx", "甲/二.pdf", "乙/三.docx"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    code, _, _ = ziping("preview", tmp_path, tmp_path / names[0])
    assert code == 0
    assert asked == [tmp_path / "乙/三.docx", tmp_path / "甲/一.docx"]


@pytest.mark.parametrize(("code", "expected"), [("X14", 1), ("X16", 0), (None, 0)])
def test_the_exit_code_tells_errors(ziping, monkeypatch, code, expected):
    facts = dict.fromkeys(("program", "purpose", "advice", "fonts"), "某")
    said = () if code is None else (Diagnostic(code, facts),)
    monkeypatch.setattr("generator.cli.preview_command.to_pdf", lambda *_: ((), said))
    found, _, err = ziping("preview", TEMPLATE)
    assert (found, code is None or code in err) == (expected, True)


@needs_programs
def test_pages_are_drawn_and_named(ziping, tmp_path):
    code, out, _ = ziping("preview", TEMPLATE, "-o", tmp_path / "预 览")
    assert code == 0
    assert "项目清单.pdf：1 页" in out
    assert (tmp_path / "预 览/项目清单-1.png").is_file()
