"""Columns that a loop makes: the grid grows, and so does what stands over the columns."""

from __future__ import annotations

import io
import re

import docx
import pytest
import slim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slim import Raw
from validators import faults

LOOP, END = "{%tc for 来 in 来源 %}", "{%tc endfor %}"
BODY = ["项", LOOP, "{{ 来 }}", END, "计"]


def cell(text, span=1):
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return slim.cell(text, wide)


def table(*rows, columns=5):
    grid = '<w:gridCol w:w="1000"/>' * columns
    body = "".join(f"<w:tr>{''.join(cell(*one) for one in row)}</w:tr>" for row in rows)
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return Raw(f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>")


def plain(texts):
    return [(text, 1) for text in texts]


def shape(content):
    """Return the texts and widths of every row, and how many columns the grid has."""
    (found,) = docx.Document(io.BytesIO(content)).tables
    lines = [row.tc_lst for row in found._tbl.tr_lst]  # noqa: SLF001 - no public face
    rows = [[("".join(p.text for p in c.p_lst), c.grid_span) for c in cells] for cells in lines]
    assert faults(content) == []
    return rows, len(found.columns)


@pytest.fixture
def grow(load, properties):
    def grown(blocks, count):
        template, diagnostics = load(blocks)
        assert diagnostics == ()
        data = {"来源": [f"来{n}" for n in range(count)]}
        content, diagnostics = template.render(data, properties=properties)
        assert diagnostics == ()
        xml = docx.Document(io.BytesIO(content)).element.xml
        assert not re.search(r" (?:repeated|over|regions)=", xml)
        return shape(content)

    return grown


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(0, 7))
def test_a_title_is_as_wide_as_what_it_stands_over(grow, count):
    rows, columns = grow(table([("标题", 5)], plain(BODY)), count)
    assert columns == count + 2
    assert rows[0] == [("标题", count + 2)]
    assert [text for text, _ in rows[1]] == ["项", *(f"来{n}" for n in range(count)), "计"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 5))
def test_a_title_over_the_loop_alone_grows_and_its_neighbours_do_not(grow, count):
    rows, columns = grow(table([("项", 1), ("来源", 3), ("计", 1)], plain(BODY)), count)
    assert columns == count + 2
    assert rows[0] == [("项", 1), ("来源", count), ("计", 1)]


def test_a_title_over_no_column_is_not_there(grow):
    rows, columns = grow(table([("项", 1), ("来源", 3), ("计", 1)], plain(BODY)), 0)
    assert (rows[0], columns) == ([("项", 1), ("计", 1)], 2)


def test_two_columns_for_every_item(grow):
    """Fault: cells are counted where columns are meant."""
    loop = [("项", 1), (LOOP, 1), ("{{ 来 }}", 2), (END, 1)]
    below = plain(["项", LOOP, "预{{ 来 }}", "执{{ 来 }}", END])
    rows, columns = grow(table([("标题", 5)], loop, below), 3)
    assert columns == 7
    assert rows[0] == [("标题", 7)]
    assert rows[1] == [("项", 1), ("来0", 2), ("来1", 2), ("来2", 2)]


def test_two_loops_beside_each_other(grow):
    row = plain(["项", LOOP, "甲{{ 来 }}", END, LOOP, "乙{{ 来 }}", END])
    rows, columns = grow(table([("标题", 4), ("乙们", 3)], row, columns=7), 2)
    assert (rows[0], columns) == ([("标题", 3), ("乙们", 2)], 5)


def test_the_width_of_the_table_is_kept(load, properties):
    template, _ = load(table([("标题", 5)], plain(BODY)))
    content, _ = template.render({"来源": list("甲乙丙丁")}, properties=properties)
    xml = docx.Document(io.BytesIO(content)).element.xml
    assert [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)] == [
        *(1000, 750, 750, 750, 750, 1000),
    ]
    assert '<w:tcW w:w="5000" w:type="dxa"/>' in xml


def test_loops_that_do_not_stand_below_each_other_are_named(load):
    _, diagnostics = load(table(plain(BODY), plain(["项", "目", LOOP, "{{ 来 }}", END])))
    assert [(one.code, one.position.place) for one in diagnostics] == [("X07", "正文表1第2行第3格")]


def test_a_cell_that_says_its_width_keeps_it(grow):
    rows, columns = grow(table([("{% colspan 来源|length + 2 %}标题", 5)], plain(BODY)), 4)
    assert (rows[0], columns) == ([("标题", 6)], 6)


def test_a_merged_cell_beside_the_loop(load, properties):
    """Fault: where columns vary, a merged cell does not find the one above it."""
    rows = [
        [("{%tr for 行 in 表 %}", 5)],
        plain(["{% vm %}合", LOOP, "{{ 来 }}", END, "计"]),
        [("{%tr endfor %}", 5)],
    ]
    template, diagnostics = load(table(*rows))
    assert diagnostics == ()
    content, diagnostics = template.render(
        {"表": [1, 2, 3], "来源": list("甲乙")}, properties=properties
    )
    assert diagnostics == ()
    assert faults(content) == []
    xml = docx.Document(io.BytesIO(content)).element.xml
    assert (xml.count('<w:vMerge w:val="restart"/>'), xml.count("<w:vMerge/>")) == (1, 2)
