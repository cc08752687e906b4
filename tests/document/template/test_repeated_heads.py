"""Heads in the middle of a form repeat: each becomes the first row of a table of its own."""

from __future__ import annotations

import pytest
from heads import CONTINUE, RESTART, ROW, form, heads_of, row, span, table
from slim import Raw
from validators import faults

from generator.document.package.wordml import W
from generator.document.template.filled_blocks import BEGIN, END

TWO = [{"名": "甲", "值": 1}, {"名": "乙", "值": 2}]
DATA = {"名称": "单位", "表": TWO}


def test_a_form_is_cut_at_its_head_and_below_its_block(fill):
    assert heads_of(fill(DATA, form())) == [
        ["名称|单位|单位"],
        ["‖|名|值", "指标|甲|1", "指标|乙|2", "合计||单位"],
        ["意见||"],
    ]


def test_a_paragraph_keeps_the_tables_apart(fill):
    """Fault: Word makes one table of two that follow each other at once."""
    body = fill(DATA, form()).element.body
    kinds = [child.tag.removeprefix(W) for child in body]
    assert kinds == ["tbl", "p", "tbl", "p", "tbl", "sectPr"]
    lines = [p.find(f"{W}pPr/{W}spacing") for p in body.iterchildren(f"{W}p")]
    assert {(line.get(f"{W}line"), line.get(f"{W}lineRule")) for line in lines} == {("2", "exact")}


def test_the_tables_keep_their_columns_and_their_lines(fill):
    """Fault: a part of a table that ends a page has no line below it."""
    tables = fill(DATA, form()).tables
    assert {tuple(c.width for c in t.columns) for t in tables} == {tuple([635000] * 3)}
    looks = {tuple(child.tag for child in t._tbl.tblPr) for t in tables}  # noqa: SLF001
    assert len(looks) == 1


def test_a_marked_head_of_a_table_that_fits_its_texts_fixes_the_columns(fill):
    head = [row(("指标", RESTART), "名", "值", marked=True)]
    tables = fill(DATA, form(head=head, layout="")).tables
    assert len(tables) == 3
    layouts = [t._tbl.tblPr.find(f"{W}tblLayout").get(f"{W}type") for t in tables]  # noqa: SLF001
    assert layouts == ["fixed"] * 3


def test_no_line_parts_the_label_from_the_head_and_the_head_stays_with_its_rows(fill):
    block = fill(DATA, form()).tables[1]
    cells = [r._tr.tc_lst[0].tcPr.find(f"{W}tcBorders") for r in block.rows[:3]]  # noqa: SLF001
    drawn = [{line.tag.removeprefix(W): line.get(f"{W}val") for line in one} for one in cells]
    assert drawn == [{"bottom": "nil"}, {"top": "nil"}, {"top": "nil"}]
    kept = [
        [p.paragraph_format.keep_with_next for c in r.cells for p in c.paragraphs]
        for r in block.rows[:2]
    ]
    assert kept == [[True] * 3, [None] * 3]


def test_rows_of_a_block_are_kept_whole(fill):
    block = fill(DATA, form()).tables[1]
    kept = [r._tr.find(f"{W}trPr/{W}cantSplit") is not None for r in block.rows]  # noqa: SLF001
    assert kept == [False, True, True, True]


def test_nothing_is_cut_where_nothing_repeats(fill):
    plain = table(row("名称", ("{{ 名称 }}", span(2))), row("意见", ("", span(2))))
    assert len(fill(DATA, plain).tables) == 1


@pytest.mark.parametrize("mark", [BEGIN, END])
def test_no_mark_is_left_in_a_document(load, mark):
    template, _ = load(form())
    filled, diagnostics = template.fill(DATA)
    assert diagnostics == ()
    assert mark not in filled.content(template.body).decode()


def test_a_cut_table_is_sound(load, properties):
    template, _ = load(form())
    content, diagnostics = template.render(DATA, properties=properties)
    assert diagnostics == ()
    assert faults(content) == []


def test_a_fault_in_a_row_is_told_by_the_table_that_the_maintainer_sees(load):
    """Fault: the numbers of tables and rows count the cut ones."""
    torn = [row(("", CONTINUE), *ROW), row(("", CONTINUE), ("断", CONTINUE), "开")]
    said = load(form(body=torn))[0].fill(DATA)[1]
    assert [dict(one.facts)["fault"] for one in said] == [
        "表1第4行第2列的合并单元格上面没有可接的单元格",
        "表1第6行第2列的合并单元格上面没有可接的单元格",
    ]


def test_a_tag_is_placed_in_the_table_that_the_maintainer_sees(complaints):
    body = [row(("", CONTINUE), "{{ 行.无 }}", "{{ 行.值 }}")]
    assert complaints(DATA, form(body=body)) == [("X05", "正文表1第4行第2格")]


def test_a_floating_table_is_not_cut(fill):
    """Fault: the parts of a table that floats would lie on each other."""
    floating = Raw(form().replace("<w:tblPr>", '<w:tblPr><w:tblpPr w:tblpX="1" w:tblpY="1"/>', 1))
    assert len(fill(DATA, floating).tables) == 1
