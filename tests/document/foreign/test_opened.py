"""Files of all kinds, opened or refused: no file is a defect, each refusal has its reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from generator.document.foreign import Grid, read_content
from generator.document.preview import outside_programs
from generator.pipeline import build
from generator.workspace import Workspace
from tests.conftest import SAMPLE
from tests.intake.papers import paper


def workbook(**added):
    """Return a workbook with more members, or other ones."""
    stream = io.BytesIO()
    Workbook().save(stream)
    with zipfile.ZipFile(stream) as archive:
        members = {name: archive.read(name) for name in archive.namelist()} | added
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
REFUSED = {
    "空.docx": (b"", "文件是空的"),
    "文字.docx": ("不是压缩包".encode(), "不是完好的 .docx 文件"),
    "旧.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "只改扩展名不行"),
    "表格.docx": (workbook(), ""),
    "文件.xlsx": (paper("不是表格"), "不是完好的 .xlsx 文件"),
    "实体.xlsx": (workbook(**{"xl/workbook.xml": DOCTYPE}), "不是完好的 .xlsx 文件"),
    "炸弹.xlsx": (workbook(**{"a.xml": b"0" * 90_000_000}), "压缩比超过"),
    "空.xlsx": (b"PK", "不是完好的 .xlsx 文件"),
    "图片.png": (b"x", "不是 .docx"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(name, tmp_path):
    data, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data)
    read = read_content(path)
    (said,) = read.diagnostics
    assert read.value is None
    assert said.code == "D03"
    assert reason in said.facts["reason"]
    assert said.position.file == str(path)


@pytest.mark.parametrize("name", ["没有.docx", "没有.xlsx"])
def test_a_file_that_is_not_there_is_refused(name, tmp_path):
    assert [one.code for one in read_content(tmp_path / name).diagnostics] == ["D03"]


def test_an_old_file_without_libreoffice_names_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(outside_programs, "OFFICES", ())
    path = tmp_path / "旧.doc"
    path.write_bytes(b"x")
    (said,) = read_content(path).diagnostics
    assert said.code == "X14"
    assert "LibreOffice" in said.hint


@pytest.mark.skipif(not outside_programs.office(), reason="没有安装 LibreOffice")
def test_an_old_file_is_converted(tmp_path):
    source = tmp_path / "新.docx"
    source.write_bytes(build(SAMPLE, Workspace.around(SAMPLE)).documents[0].data)
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    command = [outside_programs.office(), profile, "--headless", "--convert-to", "doc"]
    assert not outside_programs.run([*command, "--outdir", str(tmp_path), str(source)])
    read = read_content(tmp_path / "新.doc")
    grid = next(part for part in read.value if isinstance(part, Grid))
    assert [cell.text for cell in grid.rows[0]] == ["序号", "项目名称", "全年预算数"]
    assert grid.rows[0][0].place.file == str(tmp_path / "新.doc")
