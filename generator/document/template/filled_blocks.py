"""Blocks of rows below a head that repeats, made ready once they are filled.

``repeated_heads`` marks them in the template. A label at the side that runs over the head and the
rows would be torn where the head repeats, so it is moved to the rows; columns follow their texts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns
from generator.document.package.wordml import W
from generator.document.template.column_widths import fit_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN, END = "表块", "表块完"
JOINT = (
    '<w:p><w:pPr><w:keepNext/><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:after="0" w:line="2" w:lineRule="exact"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)
JOINT_ELEMENT = JOINT.replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">', 1)
BEGIN_MARK, END_MARK = f"<!--{BEGIN}-->", f"<!--{END}-->"
HEADER, KEPT = "<w:tblHeader/>", "<w:keepNext/>"
CONTINUED, RESTARTED = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'

ROW_END = "</w:tr>"
Place: TypeAlias = tuple[int, int]
Placed: TypeAlias = tuple[Place, str]

_STYLED = patterns.compile("<w:pPr>(?:<w:pStyle [^>]*/>)?")
_SPLIT = "\0"  # no XML holds it
_SPAN = patterns.compile(r'<w:gridSpan w:val="([0-9]+)"')
_CUT = patterns.compile(
    f"</w:tbl>(?:{END_MARK})?{re.escape(JOINT)}(?:{BEGIN_MARK})?<w:tbl>.*?</w:tblGrid>", re.DOTALL
)


def uncut(xml: str) -> str:
    """Return the text with the tables whole that were cut at their heads."""
    return _CUT.sub("", xml)


def finish_blocks(xml: str) -> str:
    """Return the text with its marked blocks ready and their marks gone."""
    before, *blocks = xml.split(BEGIN_MARK)
    pieces = [before]
    for block in blocks:
        table, _, rest = block.partition(END_MARK)
        pieces += [fit_columns(_labelled(table)), rest]
    return "".join(pieces)


def _labelled(table: str) -> str:
    """Move what runs from the head into the rows below to the first of these."""
    top = _head_end(table)
    first = table[top : table.find(ROW_END, top)].partition("<w:tbl>")[0]
    if CONTINUED not in first:
        return table
    before, rows = _head_cells(table[:top])
    head = [list(row) for row in rows]
    below = [
        (place, _moved(head, place, cell) if CONTINUED in _properties(cell) else cell)
        for place, cell in _cells(first)
    ]
    pieces = [cell for row in (*head, below) for _, cell in row]
    return "".join([before, *pieces, table[top + len(first) :]])


@lru_cache(maxsize=64)  # heads hold little data: most are the same in all documents
def _head_cells(head: str) -> tuple[str, tuple[tuple[Placed, ...], ...]]:
    before, *rows = _before_each("tr", head)
    return before, tuple(tuple(_cells(row)) for row in rows)


def _head_end(table: str) -> int:
    """Return where the rows of the head end; a table in a cell below may have a head too."""
    end = stop = 0
    while stop >= 0 and HEADER in table[end : table.find("<w:tc", end)]:  # before the row's cells
        stop = table.find(ROW_END, end)
        end = stop + len(ROW_END) if stop >= 0 else end
    return end


def _moved(head: list[list[Placed]], place: Place, cell: str) -> str:
    """Return a cell of the first row with the content of the one in the head that it continues.

    What is left there is as empty as this was; of a head of one row it is no merged cell any more.
    """
    for row in head:
        at = next((n for n, (there, _) in enumerate(row) if there == place), None)
        if at is not None and RESTARTED in row[at][1]:
            kept, label = _parted(row[at][1])
            own, empty = _parted(cell)
            alone = len(head) == 1
            row[at] = place, (kept.replace(RESTARTED, "") if alone else kept) + _bound(empty)
            return own.replace(CONTINUED, RESTARTED) + label.replace(KEPT, "")
    return cell


def _bound(empty: str) -> str:
    """Keep an empty paragraph with what follows, as the others of a head are."""
    if "<w:pPr>" in empty:
        return _STYLED.sub(rf"\g<0>{KEPT}", empty, count=1)
    return empty.replace("<w:p>", f"<w:p><w:pPr>{KEPT}</w:pPr>", 1)


def _cells(row: str) -> Iterator[Placed]:
    """Yield what stands before the cells, and each cell with the columns that it takes."""
    before, *cells = _before_each("tc", row)
    yield (0, 0), before
    start = 0
    for cell in cells:
        found = _SPAN.search(_properties(cell))
        stop = start + (int(found[1]) if found else 1)
        yield (start, stop), cell
        start = stop


def _before_each(name: str, text: str) -> list[str]:
    """Split a text before each element of a name; quicker than a pattern would."""
    for begins in (f"<w:{name}>", f"<w:{name} "):
        text = text.replace(begins, f"{_SPLIT}{begins}")
    return text.split(_SPLIT)


def _properties(cell: str) -> str:
    return cell[: cell.find("</w:tcPr>")]


def _parted(cell: str) -> tuple[str, str]:
    """Part a cell into its properties and what stands in it, with what closes it."""
    properties, end, content = cell.partition("</w:tcPr>")
    return properties + end, content
