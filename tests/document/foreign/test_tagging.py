"""Tags are written into cells and lines in the looks that are there."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from generator.document.foreign.tagging import loop_row, shown_text, write_cell, write_span
from tests.intake.papers import table


def paragraph(*runs):
    inside = "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")


@pytest.mark.parametrize(
    ("runs", "start", "end", "shown"),
    [
        (("（", "20", "23", "年度）"), 1, 5, ["（", "甲", "", "年度）"]),
        (("单位：　　日期：",), 3, 5, ["单位：甲日期："]),
        (("单位：", "日期："), 3, 3, ["单位：甲", "日期："]),
        (("单位：",), 3, 3, ["单位：甲"]),
    ],
)
def test_a_span_is_replaced_wherever_its_runs_part(runs, start, end, shown):
    element = paragraph(*runs)
    write_span(element, start, end, "甲")
    assert [one.text or "" for one in element.iter(qn("w:t"))] == shown
    assert shown_text(element) == "".join(shown)


def test_an_empty_cell_is_written_in_the_looks_of_its_mark():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    mark = parse_xml(
        f'<w:pPr {nsdecls("w")}><w:jc w:val="center"/><w:rPr><w:ins w:id="1" w:author="甲"/>'
        "<w:b/></w:rPr></w:pPr>"
    )
    element = cell.paragraphs[0]._p  # noqa: SLF001
    element.insert(0, mark)
    write_cell(element.getparent(), ("{{ 甲 }}", "{{ 乙 }}"))
    first, second = cell.paragraphs
    assert (first.text, second.text) == ("{{ 甲 }}", "{{ 乙 }}")
    assert all(one.runs[0].bold and one.alignment == 1 for one in (first, second))
    assert first.runs[0]._r.find(f"{qn('w:rPr')}/{qn('w:ins')}") is None  # noqa: SLF001


def test_a_row_that_repeats_merges_no_more_and_its_label_goes_on():
    rows = table(["_绩效指标|一级", "^|_产出"]).findall(qn("w:tr"))
    loop_row(rows[1], "{%tr for 行 in 指标 %}", "{%tr endfor %}")
    opening, row, closing = rows[0].getparent().findall(qn("w:tr"))[1:]
    assert [shown_text(one) for one in (opening, closing)] == [
        "{%tr for 行 in 指标 %}",
        "{%tr endfor %}",
    ]
    label, level = row.findall(qn("w:tc"))
    assert label.find(f".//{qn('w:vMerge')}") is not None
    assert level.find(f".//{qn('w:vMerge')}") is None
