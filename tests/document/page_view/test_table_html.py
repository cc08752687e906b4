"""The cells of a Word table: which of them are one, and how wide the columns are."""

from __future__ import annotations

from lxml import etree
from slim import W as SPACE

from generator.document.page_view.table_html import grid_of, placed

RESTART, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def table(*rows, widths=(1000, 3000)):
    """Make a table of rows, each a list of (text, what its properties say)."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr>"
        + "".join(
            f"<w:tc><w:tcPr>{said}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
            for text, said in row
        )
        + "</w:tr>"
        for row in rows
    )
    xml = f'<w:tbl xmlns:w="{SPACE}"><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    return etree.fromstring(xml)


def shape(one):
    """Return the cells of every row: text, columns, rows."""
    return [
        [("".join(cell.element.itertext()), cell.columns, cell.rows) for cell in cells]
        for _, cells in placed(one)
    ]


def test_cells_that_are_one_are_written_once():
    one = table(
        [("甲", RESTART), ("乙", "")],
        [("", GO_ON), ("丙", "")],
        [("丁", '<w:gridSpan w:val="2"/>')],
        [("戊", RESTART), ("己", RESTART)],
        [("", GO_ON), ("庚", RESTART)],
    )
    assert shape(one) == [
        [("甲", 1, 2), ("乙", 1, 1)],
        [("丙", 1, 1)],
        [("丁", 2, 1)],
        [("戊", 1, 2), ("己", 1, 1)],
        [("庚", 1, 1)],
    ]


def test_a_cell_that_goes_on_from_nothing_is_a_cell():
    assert shape(table([("甲", GO_ON), ("乙", "")])) == [[("甲", 1, 1), ("乙", 1, 1)]]


def test_columns_share_the_width():
    assert grid_of(table([("甲", ""), ("乙", "")])) == [25.0, 75.0]
    assert grid_of(table([("甲", "")], widths=())) == []


def test_a_cell_has_its_own_lines_and_colour():
    said = (
        '<w:tcBorders><w:top w:val="nil"/><w:left w:val="single"/></w:tcBorders>'
        '<w:shd w:val="clear" w:fill="D9D9D9"/><w:vAlign w:val="center"/>'
    )
    ((_, (cell,)),) = placed(table([("甲", said)], widths=(1,)))
    assert cell.style == (
        "vertical-align:middle;background:#D9D9D9;border-top:none;border-left:1px solid"
    )
