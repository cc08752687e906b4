"""Word files as paragraphs and grids: merged cells, nested tables, reviewed text."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.document.foreign import Grid, Paragraph, read_content
from tests.intake.papers import paper


def read(data, tmp_path):
    path = tmp_path / "表.docx"
    path.write_bytes(data)
    return read_content(path).value


def body(xml, tmp_path):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), tmp_path)


def test_a_merged_cell_is_one_cell_that_reaches_far(tmp_path):
    (grid,) = read(paper(["_甲>2 | 乙", "^>2 | 丙", "丁 | 戊 | 己"]), tmp_path)
    first, second, third = grid.rows
    assert second[0] is first[0]
    assert (first[0].text, first[0].column, first[0].width) == ("甲", 0, 2)
    assert [cell.text for cell in grid.fresh(1)] == ["丙"]
    assert [cell.column for cell in third] == [0, 1, 2]
    assert third[2].place.place == "表1 第3行第3列"


def test_a_cell_that_goes_on_from_nothing_is_itself(tmp_path):
    (grid,) = read(paper(["^ | 乙"]), tmp_path)
    assert [cell.text for cell in grid.rows[0]] == ["", "乙"]


def test_paragraphs_and_tables_come_in_their_order(tmp_path):
    parts = read(paper("一、概况", ["甲"], "二、问题"), tmp_path)
    assert [type(part) for part in parts] == [Paragraph, Grid, Paragraph]
    assert parts[2].place.place == "正文第2段"


def test_reviewed_text_is_read_as_accepted(tmp_path):
    (part,) = body(
        '<w:p><w:r><w:t>预算</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText>'
        '<w:t>9</w:t></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>12</w:t></w:r></w:ins>'
        "<w:r><w:br/><w:t>万元</w:t></w:r></w:p>",
        tmp_path,
    )
    assert part.text == "预算12\n万元"


def test_what_nobody_sees_is_not_read(tmp_path):
    (part,) = read(paper("全年\u200b预算\ufeff数\ufffd"), tmp_path)
    assert part.text == "全年预算数□"


def test_a_table_in_a_cell_is_a_table_of_its_own(tmp_path):
    document = docx.Document()
    inner = document.add_table(1, 1).cell(0, 0).add_table(1, 2)
    inner.cell(0, 1).text = "里"
    stream = io.BytesIO()
    document.save(stream)
    outer, nested = read(stream.getvalue(), tmp_path)
    assert (outer.label, nested.label) == ("表1", "表1 第1行第1列内表1")
    assert nested.rows[0][1].text == "里"


def test_absurd_spans_do_no_harm(tmp_path):
    (grid,) = read(paper(["甲>999999999 | 乙"]), tmp_path)
    assert grid.rows[0][0].width <= 400
