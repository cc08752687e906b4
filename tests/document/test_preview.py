from __future__ import annotations

import shutil

import pytest
import slim
from lxml import etree

from generator.document.preview import font_configuration, main, to_pdf, to_png


def test_a_missing_program_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for _, diagnostics in (to_pdf([tmp_path / "a.docx"], tmp_path), to_png(tmp_path, tmp_path)):
        assert [d.code for d in diagnostics] == ["X14"]
    assert main([str(tmp_path / "a.docx"), "-o", str(tmp_path)]) == 1


def test_the_font_configuration_is_xml(tmp_path):
    root = etree.fromstring(font_configuration(tmp_path / "a&b"))
    assert root.tag == "fontconfig"
    assert str(tmp_path / "a&b") in {item.text for item in root.iter("dir")}


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftoppm")), reason="未安装")
def test_pages_are_drawn(write, tmp_path, capsys):
    path = write(slim.members("字"))
    main([str(path), "-o", str(tmp_path / "预览")])
    (page,) = capsys.readouterr().out.splitlines()
    assert page.endswith(".png")
