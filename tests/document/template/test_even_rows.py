"""Rows that end before their table, or run past its grid, print as Word shows them."""

from __future__ import annotations

import io

import docx
import pytest
import slim
from slim import Raw
from validators import faults

WIDE = '<w:gridSpan w:val="2"/>'
BEFORE = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
AFTER = '<w:trPr><w:gridAfter w:val="1"/></w:trPr>'


def row(*texts, properties="", wide=""):
    return f"<w:tr>{properties}{''.join(slim.cell(text, wide) for text in texts)}</w:tr>"


def table(columns, *rows, grid=True):
    widths = f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>" if grid else ""
    return Raw(f"<w:tbl><w:tblPr/>{widths}{''.join(rows)}</w:tbl>")


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (table(3, row("甲", "乙", "丙"), row("丁")), 3),
        (table(2, row("甲", "乙", "丙"), row("丁", "戊")), 3),
        (table(3, row("甲", "乙", properties=BEFORE), row("丙", "丁", "戊")), 3),
        (table(3, row("甲", properties=AFTER), row("丙", "丁", "戊")), 3),
        (table(1, row("甲", wide=WIDE), row("乙", "丙")), 2),
        (table(4, row("甲", "乙"), row("丙", "丁")), 4),
        (table(0, row("甲", "乙"), row("丙"), grid=False), 2),
    ],
    ids=["缺格", "多格", "左空", "右空", "跨出", "多列", "没有列"],
)
@pytest.mark.parametrize("tags", [(), ("{%p if 有 %}", "{%p endif %}")], ids=["照印", "有条件"])
def test_every_row_is_printed(fill, rows, columns, tags):
    document = fill({"有": 1}, *tags[:1], rows, *tags[1:])
    (found,) = document.tables
    stream = io.BytesIO()
    document.save(stream)
    assert faults(stream.getvalue()) == []
    assert len(found.columns) == columns
    texts = [text for one in docx.Document(stream).tables[0].rows for text in _texts(one)]
    assert texts == sorted(texts, key="甲乙丙丁戊".index)


def _texts(one):
    return [cell.text for cell in one.cells]


def test_tags_of_rows_may_stand_in_one_cell(fill):
    """Fault: the row of a tag, which is gone in the document, is told that it is too short."""
    rows = (row("{%tr for 项 in 表 %}"), row("{{ 项 }}", "乙"), row("{%tr endfor %}"))
    (found,) = fill({"表": ["甲", "丙"]}, table(2, *rows)).tables
    assert [_texts(one) for one in found.rows] == [["甲", "乙"], ["丙", "乙"]]
