"""Word files become pages; what stands in the way is said, file by file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import slim

from generator.document.preview.finished_pages import names_of, to_pdf, to_png

needs_programs = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="没有装 LibreOffice 或 poppler",
)


def test_a_missing_program_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for _, diagnostics in (to_pdf([tmp_path / "a.docx"], tmp_path), to_png(tmp_path, tmp_path)):
        assert [d.code for d in diagnostics] == ["X14"]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["甲/表.docx", "乙/图.docx"], ["表", "图"]),
        (["甲/表.docx", "乙/表.docx"], ["甲-表", "乙-表"]),
        (["甲/A.docx", "乙/a.docx"], ["甲-A", "乙-a"]),
        (["一/甲/表.docx", "二/甲/表.docx"], ["甲-表", "甲-表-(2)"]),
        (["甲/表.docx", "乙/表.docx", "丙/甲-表.docx"], ["甲-表", "乙-表", "甲-表-(2)"]),
        (["丙/甲-表.docx", "甲/表.docx", "乙/表.docx"], ["甲-表", "甲-表-(2)", "乙-表"]),
    ],
)
def test_no_two_files_share_a_name(paths, names):
    """Fault: the pages of one document are written over those of another of its name."""
    assert list(names_of([Path(path) for path in paths]).values()) == names


@needs_programs
def test_pages_are_drawn_and_old_ones_go(write, tmp_path):
    path, folder = write(slim.members("字")), tmp_path / "预览"
    folder.mkdir()
    (folder / "模板-07.png").write_bytes(b"")
    (folder / "模板-2023.png").write_bytes(b"")
    (pdf,), _ = to_pdf([path], folder)
    (page,), said = to_png(pdf, folder)
    assert said == ()
    assert {one.name for one in folder.iterdir()} == {"模板.pdf", page.name, "模板-2023.png"}


@needs_programs
def test_a_spoiled_file_does_not_keep_the_others_from_being_shown(tmp_path):
    good, spoiled = tmp_path / "好.docx", tmp_path / "坏.docx"
    good.write_bytes(slim.pack(slim.members("字")))
    spoiled.write_bytes(b"no zip")
    made, said = to_pdf([spoiled, good, tmp_path / "无.docx"], tmp_path / "预览")
    assert [one.name for one in made] == ["好.pdf"]
    errors = {Path(d.position.file).name: d for d in said if d.severity == "error"}
    assert {name: (d.code, d.facts["reason"]) for name, d in errors.items()} == {
        "坏.docx": ("X28", "不是完好的 .docx 文件"),
        "无.docx": ("X28", "文件不存在"),
    }


@needs_programs
def test_two_documents_of_one_name_are_both_shown(tmp_path):
    paths = [tmp_path / unit / "表.docx" for unit in ("甲", "乙")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(slim.pack(slim.members(path.parent.name)))
    made, _ = to_pdf(paths, tmp_path / "预览")
    assert [one.name for one in made] == ["甲-表.pdf", "乙-表.pdf"]
