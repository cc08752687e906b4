"""Cells that say how wide they are, and of what colour."""

from __future__ import annotations

import io
import re

import docx
import pytest
from slim import Raw, cell
from validators import faults

from generator.diagnostics import as_text

GRID = '<w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'


def table(text, properties=""):
    below = f"<w:tr>{cell('甲')}{cell('乙')}</w:tr>"
    return Raw(f"<w:tbl>{GRID}<w:tr>{cell(text, properties)}</w:tr>{below}</w:tbl>")


@pytest.fixture
def xml_of(load, properties):
    def filled(block, **data):
        template, diagnostics = load(block)
        assert diagnostics == ()
        content, diagnostics = template.render(data, properties=properties)
        assert diagnostics == ()
        assert faults(content) == []
        return docx.Document(io.BytesIO(content)).element.xml

    return filled


@pytest.mark.parametrize("before", ["", '<w:gridSpan w:val="1"/>', '<w:vAlign w:val="center"/>'])
def test_a_width(xml_of, before):
    xml = xml_of(table("{% colspan 列|length %}题", before), 列=["一", "二"])
    assert re.findall(r'<w:gridSpan w:val="(\w+)"/>', xml) == ["2"]


@pytest.mark.parametrize("value", ["d9d9d9", "#D9D9D9"])
def test_a_colour(xml_of, value):
    text = "{% colspan 2 %}{% cellbg 色 %}题"
    shaded = '<w:shd w:val="pct10" w:fill="FFFFFF"/>'
    for before in ("", shaded, '<w:vAlign w:val="center"/>'):
        xml = xml_of(table(text, before), 色=value)
        assert re.findall(r'<w:shd [^>]*w:fill="(\w+)"', xml) == ["D9D9D9"]


def test_no_colour(xml_of):
    assert 'w:fill="auto"' in xml_of(table("{% colspan 2 %}{% cellbg 色 %}题"), 色=None)


def test_both_with_a_merge(xml_of):
    text = "{% vm %}{% colspan 2 %}{% cellbg '00FF00' if loop.first else '0000FF' %}题"
    tags = [f"<w:tr>{cell(one)}</w:tr>" for one in ("{%tr for 行 in 表 %}", "{%tr endfor %}")]
    rows = f"{tags[0]}<w:tr>{cell(text)}</w:tr>{tags[1]}"
    xml = xml_of(Raw(f"<w:tbl>{GRID}{rows}</w:tbl>"), 表=[1, 2])
    assert re.findall(r'w:fill="(\w+)"', xml) == ["00FF00", "0000FF"]
    assert xml.count("<w:vMerge") == xml.count("<w:gridSpan") == 2


@pytest.mark.parametrize(
    ("text", "data", "said"),
    [
        ("{% colspan 列 %}题", {"列": 0}, "1 以上的整数"),
        ("{% colspan 列 %}题", {"列": "两"}, "1 以上的整数"),
        ("{% colspan 2 %}{% cellbg 色 %}题", {"色": "红"}, "D9D9D9"),
        ("{% colspan 2 %}{% cellbg 色 %}题", {"色": '"/><w:p'}, "D9D9D9"),
    ],
)
def test_what_is_neither_is_said(load, properties, text, data, said):
    template, _ = load(table(text))
    content, diagnostics = template.render(data, properties=properties)
    assert content is None
    assert {(one.code, one.position.place) for one in diagnostics} == {("X08", "正文表1第1行第1格")}
    assert said in as_text(diagnostics[0])


def test_outside_of_a_table_it_is_refused(load):
    _, diagnostics = load("{% cellbg 'D9D9D9' %}")
    assert [(one.code, one.position.place) for one in diagnostics] == [("X03", "正文第1段")]
