"""Which fonts a machine lacks, and what stands in for them."""

from __future__ import annotations

import shutil

import pytest
import slim
from lxml import etree

from generator.document.preview.stand_in_fonts import (
    SUBSTITUTES,
    font_configuration,
    font_notes,
    fonts_of,
    installed,
    written_configuration,
)

needs_fontconfig = pytest.mark.skipif(
    not (shutil.which("fc-list") and shutil.which("fc-match")), reason="没有装 fontconfig"
)


def fonts(name):
    return slim.Raw(
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{name}" w:eastAsia="{name}"/></w:rPr></w:r></w:p>'
    )


def test_the_font_configuration_is_xml(tmp_path):
    root = etree.fromstring(font_configuration(tmp_path / "a&b"))
    assert root.tag == "fontconfig"
    assert str(tmp_path / "a&b") in {item.text for item in root.iter("dir")}


def test_a_font_that_is_installed_is_not_replaced():
    """Fault: a machine with the real 仿宋 shows another."""
    replaced = font_configuration(None, frozenset({"仿宋_GB2312"}))
    assert "<string>仿宋_GB2312</string>" not in replaced
    assert "<string>仿宋</string>" in replaced


def test_the_fonts_of_a_file_are_those_it_names(write):
    look = '<w:rPr><w:rFonts w:hAnsi="乙"/></w:rPr>'
    members = slim.members(fonts("甲"), styles=slim.style("A", "样式", look=look))
    assert set(fonts_of(write(members))) == {"甲", "乙"}
    assert list(fonts_of(write(b"no zip"))) == []


@needs_fontconfig
def test_a_font_that_is_lacking_is_named_with_what_stands_in(write):
    (said,) = font_notes([write(slim.members(fonts("没有的字体-甲:乙")))])
    assert (said.code, said.severity) == ("X27", "info")
    assert "没有的字体-甲:乙（用 " in said.facts["fonts"]


@needs_fontconfig
def test_nothing_is_said_of_fonts_that_are_there(write, tmp_path):
    there = sorted(installed(written_configuration(tmp_path, None)) - SUBSTITUTES.keys())
    plain = [name for name in there if name.isalnum()]
    if not plain:
        pytest.skip("没有装字体")
    assert font_notes([write(slim.members(fonts(plain[0])))]) == ()


def test_nothing_is_said_where_fontconfig_is_not_there(write, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert font_notes([write(slim.members(fonts("没有的字体")))]) == ()
