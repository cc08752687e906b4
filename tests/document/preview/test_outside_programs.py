"""Programs of others: found or not, run to their end or their limit."""

from __future__ import annotations

import sys

import pytest

from generator.document.preview import outside_programs
from generator.document.preview.outside_programs import ADVICE, lacking, office, run, told


@pytest.mark.parametrize("program", ADVICE)
def test_what_is_not_installed_is_named_with_what_to_install(program, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(outside_programs, "OFFICES", ("soffice",))
    said = lacking(program, "转成 PDF")
    assert said is not None
    assert program in said.message
    assert "安装" in said.hint


def test_an_office_beside_the_path_is_found(tmp_path, monkeypatch):
    beside = tmp_path / "soffice"
    beside.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(outside_programs, "OFFICES", ("soffice", str(beside)))
    assert office() == str(beside)
    assert lacking("soffice", "转成 PDF") is None


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('好')", ""),
        ("import sys; sys.exit('坏了')", "坏了"),
        ("import sys; sys.exit(3)", "退出码 3"),
        ("import time; time.sleep(9)", "超过 1 秒没有完成"),
    ],
)
def test_what_went_wrong_is_told(code, reason):
    assert run([sys.executable, "-X", "utf8", "-c", code], 1 if "sleep" in code else 20) == reason


def test_a_program_that_cannot_be_started_is_told(tmp_path):
    assert told([str(tmp_path / "无")]) == ("", "运行不了（FileNotFoundError）")
