"""Merged cells follow the rows that are printed, whatever the loop leaves out or sorts."""

from __future__ import annotations

import io
from itertools import groupby

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slim import Raw, cell
from validators import faults

from generator.document import Span, spans

ABOVE = "↑"
LOOPS = {
    "全部": ("{%tr for 行 in 指标 %}",),
    "有条件": ("{%tr for 行 in 指标 %}", "{%tr if 行.印 %}"),
    "挑出": ("{%tr for 行 in 指标|selectattr('印') %}",),
    "剔除": ("{%tr for 行 in 指标|rejectattr('印') %}",),
    "循环里挑": ("{%tr for 行 in 指标 if 行.印 %}",),
    "倒排": ("{%tr for 行 in 指标|reverse %}",),
    "排序": ("{%tr for 行 in 指标|sort(attribute='分') %}",),
}
KEPT = {
    "全部": lambda rows: rows,
    "有条件": lambda rows: [row for row in rows if row["印"]],
    "挑出": lambda rows: [row for row in rows if row["印"]],
    "剔除": lambda rows: [row for row in rows if not row["印"]],
    "循环里挑": lambda rows: [row for row in rows if row["印"]],
    "倒排": lambda rows: rows[::-1],
    "排序": lambda rows: sorted(rows, key=lambda row: row["分"]),
}
ROW = st.tuples(st.sampled_from("甲乙"), st.sampled_from("丙丁"), st.booleans(), st.integers(0, 3))
PRINTED = ["{% 合并 行.一级 %}", "（{% 合并 行.二级 %}）", "{{ 行.分 }}"]


def indicators(rows):
    levels = spans([row[:2] for row in rows])
    return [
        {"一级": one, "二级": two, "印": row[2], "分": row[3]}
        for row, (one, two) in zip(rows, levels, strict=True)
    ]


def table_of(loop, *printed):
    ends = [["{%tr endif %}"]] if len(loop) > 1 else []
    return [["头", "头", "头"], *[[tag] for tag in loop], *printed, *ends, ["{%tr endfor %}"]]


def column(table, place):
    """Return the texts of a column; a cell merged with the one above it is an arrow."""
    cells = [row.tc_lst[place] for row in table._tbl.tr_lst]  # noqa: SLF001 - no public face
    return [
        ABOVE if one.vMerge == "continue" else "".join(p.text for p in one.p_lst) for one in cells
    ]


def expected(rows, level):
    keys = [tuple(map(str, (row["一级"], row["二级"])))[: level + 1] for row in rows]
    found = []
    for key, group in groupby(keys):
        found += [key[-1], *[ABOVE] * (len(list(group)) - 1)]
    return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=6), name=st.sampled_from(list(LOOPS)))
def test_neighbours_with_the_same_text_share_a_cell(load, properties, rows, name):
    template, _ = load(table_of(LOOPS[name], PRINTED))
    data = indicators(rows)
    content, diagnostics = template.render({"指标": data}, properties=properties)
    assert diagnostics == ()
    assert faults(content) == []
    (table,) = docx.Document(io.BytesIO(content)).tables
    kept = KEPT[name](data)
    assert column(table, 0)[1:] == expected(kept, 0)
    second = [text.strip("（）") for text in column(table, 1)[1:]]
    assert second == expected(kept, 1)
    assert column(table, 2)[1:] == [str(row["分"]) for row in kept]


THREE = [("甲", "丙", True, 1), ("甲", "丙", False, 2), ("甲", "丁", True, 3)]


def test_a_row_in_between_parts_a_cell(fill):
    """Fault: a cell goes on below a row that has no share in it."""
    between = ["{{ 行.分 }}分", "", ""]
    table = fill({"指标": indicators(THREE)}, table_of(LOOPS["全部"], PRINTED, between)).tables[0]
    assert column(table, 0)[1::2] == ["甲", "甲", "甲"]


def test_rows_of_two_kinds_share_a_cell(fill):
    """Fault: only cells of one row of the template are known to stand below each other."""
    rows = (
        ["{%tr if 行.印 %}"],
        PRINTED,
        ["{%tr else %}"],
        [*PRINTED[:2], "无"],
        ["{%tr endif %}"],
    )
    table = fill({"指标": indicators(THREE)}, table_of(LOOPS["全部"], *rows)).tables[0]
    assert column(table, 0)[1:] == ["甲", ABOVE, ABOVE]
    assert column(table, 2)[1:] == ["1", "无", "3"]


def test_two_lists_share_no_cell(fill):
    """Fault: what ends one project and begins the next is merged because it reads alike."""
    loops = (["{%tr for 项目 in 项目列表 %}"], ["{%tr for 行 in 项目.指标 %}"])
    table = [*loops, ["{% 合并 行.一级 %}"], ["{%tr endfor %}"], ["{%tr endfor %}"]]
    projects = [{"指标": indicators(THREE[:2])}, {"指标": indicators(THREE[:1])}]
    (printed,) = fill({"项目列表": projects}, table).tables
    assert column(printed, 0) == ["甲", ABOVE, "甲"]


def test_a_table_in_a_row_does_not_part_its_cells(load, properties):
    """Fault: the rows of a table within a cell are taken for rows in between."""
    inner = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell('')}</w:tr></w:tbl>"
    wide = '<w:gridSpan w:val="2"/>'
    row = f"<w:tr>{cell('{% 合并 行.一级 %}')}<w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr>"
    tags = [
        f"<w:tr>{cell(tag, wide)}</w:tr>" for tag in ("{%tr for 行 in 指标 %}", "{%tr endfor %}")
    ]
    grid = '<w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
    template, diagnostics = load(Raw(f"<w:tbl><w:tblPr/>{grid}{tags[0]}{row}{tags[1]}</w:tbl>"))
    assert diagnostics == ()
    content, _ = template.render({"指标": indicators(THREE)}, properties=properties)
    assert column(docx.Document(io.BytesIO(content)).tables[0], 0) == ["甲", ABOVE, ABOVE]


def test_two_tables_of_one_list_begin_anew(fill):
    table = table_of(LOOPS["全部"], PRINTED)
    document = fill({"指标": indicators(THREE[:1])}, table, "", table)
    assert [column(one, 0)[1:] for one in document.tables] == [["甲"], ["甲"]]


def test_a_table_that_is_printed_twice_begins_anew(fill):
    """Fault: the first row of a table is taken for the one below the last of the table before."""
    table = [["{%tr for 行 in 指标 %}"], ["{% 合并 行.一级 %}"], ["{%tr endfor %}"]]
    blocks = ("{%p for 次 in 两次 %}", table, "隔", "{%p endfor %}")
    document = fill({"两次": [1, 2], "指标": indicators(THREE[:2])}, *blocks)
    assert [column(one, 0) for one in document.tables] == [["甲", ABOVE]] * 2


def test_a_whole_loop_merges_with_the_tag_of_docxtpl(fill):
    """Fault: {% vm %} goes by the first item of the loop, though its row is not printed."""
    rows = [("甲", "丙", False, 0), *THREE]
    printed = ["{% vm %}各项", "{{ 行.二级 }}", "{{ 行.分 }}"]
    table = fill({"指标": indicators(rows)}, table_of(LOOPS["有条件"], printed)).tables[0]
    assert column(table, 0)[1:] == ["各项", ABOVE]


@pytest.mark.parametrize(
    "text", ["{% 合并 行.一级 %}{% 合并 行.二级 %}", "{% vm %}{% 合并 行.二级 %}"]
)
def test_a_cell_takes_one_tag(load, text):
    _, diagnostics = load(table_of(LOOPS["全部"], [text, "", ""]))
    assert {one.code for one in diagnostics} == {"X03"}


def test_a_text_of_its_own_shares_no_cell(fill):
    rows = [{"一级": Span("甲")}, {"一级": Span("甲")}]
    table = [["{%tr for 行 in 指标 %}"], ["{% 合并 行.一级 %}"], ["{%tr endfor %}"]]
    assert column(fill({"指标": rows}, table).tables[0], 0) == ["甲", "甲"]


@pytest.mark.parametrize("text", ["{% vm %}", "{% hm %}"])
def test_a_tag_that_merges_a_loop_stands_in_one(load, text):
    """Fault: its loop is looked for among the data when a document is made."""
    _, diagnostics = load([["甲", text]])
    assert [(one.code, one.position.place) for one in diagnostics] == [("X03", "正文表1第1行第2格")]


def test_cells_merge_beside_each_other(fill):
    row = ["{%tc for 行 in 指标 %}", "{% hm %}{{ 行.一级 }}", "{%tc endfor %}"]
    below = ["{%tc for 行 in 指标 %}", "{{ 行.分 }}", "{%tc endfor %}"]
    (table,) = fill({"指标": indicators(THREE)}, [row, below]).tables
    assert [[c.text for c in one.tc_lst[0].p_lst] for one in table._tbl.tr_lst] == [["甲"], ["1"]]  # noqa: SLF001
    assert [len(one.tc_lst) for one in table._tbl.tr_lst] == [1, 3]  # noqa: SLF001
