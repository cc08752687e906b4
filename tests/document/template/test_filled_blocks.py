"""Blocks once they are filled: labels that run over the head, marks that are gone."""

from __future__ import annotations

import pytest
from heads import CONTINUE, RESTART, ROW, form, heads_of, row, table
from slim import Raw

from generator.document.template.filled_blocks import BEGIN_MARK, END_MARK, finish_blocks, uncut

TWO = [{"名": "甲", "值": 1}, {"名": "乙", "值": 2}]


def test_the_label_stands_at_the_rows_and_not_at_the_head(fill):
    """Fault: where the head repeats, a cell that runs from it into the rows runs off the page."""
    block = fill({"名称": "单位", "表": TWO}, form()).tables[1]
    first = [r._tr.tc_lst[0] for r in block.rows]  # noqa: SLF001
    assert [cell.vMerge for cell in first] == [None, "restart", "continue", None]
    assert [r.cells[0].text for r in block.rows] == ["", "指标", "指标", "合计"]


def test_the_label_stays_at_the_head_where_there_is_no_row(fill):
    """Fault: the label is lost with the rows."""
    block = fill({"名称": "单位", "表": []}, form()).tables[1]
    assert [r.cells[0].text for r in block.rows] == ["指标", "合计"]


def test_a_head_of_two_rows_stays_merged_in_itself(fill):
    head = [
        row(("指标", RESTART), "名", "值"),
        row(("", '<w:vMerge w:val="continue"/>'), "甲", "乙"),
    ]
    block = fill({"名称": "单位", "表": TWO}, form(head=head)).tables[1]
    merges = [r._tr.tc_lst[0].vMerge for r in block.rows]  # noqa: SLF001
    assert merges == ["restart", "continue", "restart", "continue", None]
    assert [r.cells[0].text for r in block.rows] == ["", "", "指标", "指标", "合计"]


def test_rows_of_a_condition_take_the_label_too(fill):
    body = [row(("", CONTINUE), *ROW)]
    found = heads_of(fill({"名称": "单位", "表": TWO[1:]}, form(body=body)))
    assert found[1] == ["‖|名|值", "指标|乙|2", "合计||单位"]


def test_a_head_of_a_table_in_a_cell_is_not_the_head_of_the_block(fill):
    """Fault: the rows before a table in a cell are taken for the head."""
    inner = str(table(row("内", "", "", marked=True), row("甲", "乙", "{{ 行.名 }}")))
    body = [
        row(("", CONTINUE), *ROW).replace(
            "</w:p></w:tc></w:tr>", f"</w:p>{inner}<w:p/></w:tc></w:tr>"
        )
    ]
    head = [
        Raw(
            row(("指标", RESTART), "名", "值", marked=True).replace(
                "Header/>", 'Header w:val="1"/>'
            )
        )
    ]
    block = fill({"名称": "单位", "表": TWO}, form(head=head, body=body)).tables[1]
    assert [r.cells[0].text for r in block.rows] == ["", "指标", "指标", "合计"]


@pytest.mark.parametrize("text", ["", "<w:p/>", "<w:tbl></w:tbl><w:p/>"])
def test_what_is_no_block_stays_as_it_is(text):
    assert finish_blocks(text) == text
    assert uncut(text) == text


def test_marks_go_with_a_block_of_nothing():
    assert finish_blocks(f"a{BEGIN_MARK}<w:tbl></w:tbl>{END_MARK}b") == "a<w:tbl></w:tbl>b"
