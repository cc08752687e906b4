"""The 合并 tag: a cell that runs over the rows of a loop as its data says.

``{% 合并 行.一级 %}`` in a cell, with a ``Span`` as the value, becomes marks around the cell's own
elements; ``merged_rows`` sees from them which of the printed rows share a cell, so three levels
merge in one flat loop, whatever the loop leaves out or sorts. ``{% vm %}``, docxtpl's tag, merges
all rows of its loop in the same way.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.wordml import (
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT,
    W,
    nearest,
    own,
    properties_of,
)
from generator.document.template import merged_rows
from generator.document.template.column_marks import skipped_by, width_of
from generator.document.template.merged_rows import EMPTY, END, RUN, SET
from generator.document.template.places import text_of
from generator.document.template.tags import MARKED, MERGE, VARYING, mark
from generator.document.template.word_environment import MERGE_LOOP, MERGE_RUN, MERGE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE_MERGE = (f"{W}cnfStyle", f"{W}tcW", f"{W}gridSpan", f"{W}hMerge")  # order of CT_TcPr
OF_LOOP = f"loop|{MERGE_LOOP}"
# XML has no control characters; these stand for those of ``merged_rows`` until it is source.
_STANDINS = {char: chr(0x10FFE0 + ord(char)) for char in merged_rows.MARKS}
_RUN, _SET, _TEXT, _EMPTY, _END = (
    _STANDINS[char] for char in (RUN, SET, merged_rows.TEXT, EMPTY, END)
)


def merge_cells(root: etree._Element) -> Iterator[int]:
    """Rewrite every cell with a 合并 tag; yield the numbers of tags that stand where none may.

    A tag needs a cell, and a cell takes one.
    """
    done: set[etree._Element] = set()
    for text in list(root.iter(TEXT)):
        match = MERGE.search(text.text or "")
        if match is None:
            continue
        number = _number(match.group())
        cell = nearest(text, CELL)
        if cell is None or _is_taken(cell, done) or len(MERGE.findall(text.text or "")) > 1:
            yield number
            continue
        done.add(cell)
        _rewrite(cell, text, match.group(1) or OF_LOOP, number)


def as_source(xml: str) -> str:
    """Put the marks of merged cells into a source."""
    for char, standin in _STANDINS.items():
        xml = xml.replace(standin, char)
    return xml


def _is_taken(cell: etree._Element, done: set[etree._Element]) -> bool:
    """Tell whether a cell, one around it or one within it is merged already."""
    return any(one in done for one in (*cell.iterancestors(CELL), *cell.iter(CELL)))


def _number(tag: str) -> int:
    found = MARKED.search(tag)
    return int(found.group(1)) if found else 0


def _rewrite(cell: etree._Element, text: etree._Element, marked: str, number: int) -> None:
    """Put Jinja around the cell's own properties and paragraphs."""
    name, stamp = f"合并{number}", mark(number)
    expression = MARKED.sub("", marked)
    text.text = MERGE.sub(f"{{{{ {name}|{MERGE_TEXT} {stamp}}}}}", text.text or "")
    properties = properties_of(cell)
    content = cell[1:]
    run = f"{_RUN}{{{{ {name}|{MERGE_RUN} {stamp}}}}}{_SET}"
    place = f"{_mark_rows(cell)}:{_place(cell) or number}"
    cell.text = f"{{% set {name} = {expression} {stamp}%}}"
    _insert_merge(properties, f"{_STANDINS[merged_rows.BEGIN]}{place}{run}")
    properties.tail = _TEXT
    content[-1].tail = _EMPTY
    empty = _empty_paragraph(cell)
    empty.tail = _END
    cell.append(empty)


def _mark_rows(cell: etree._Element) -> int:
    """Mark the rows of a cell's table, once; return the level of the table."""
    tables = list(cell.iterancestors(TABLE))
    level = min(len(tables), len(merged_rows.ROWS)) - 1
    mark = _STANDINS[merged_rows.ROWS[level]]
    rows = list(own(tables[0], ROW))
    if not any(mark in (row.text or "") for row in rows):
        for row in rows:
            row.text = f"{mark}{row.text or ''}"
        before = rows[0].getprevious()
        if before is not None:
            before.tail = f"{mark * 2}{before.tail or ''}"
    return level


def _place(cell: etree._Element) -> str:
    """Return the columns that a cell takes, nothing where they are known only when it is printed.

    Cells of different rows of a template, printed one below the other, can be one cell.
    """
    row = nearest(cell, ROW)
    if row is None or VARYING.search(text_of(row)):
        return ""
    cells = list(own(row, CELL))
    before = cells[: cells.index(cell)]
    return f"{skipped_by(row) + sum(map(width_of, before))}-{width_of(cell)}"


def _insert_merge(properties: etree._Element, tag: str) -> None:
    """Put the tag where the schema wants ``w:vMerge``: after the spans, before the borders."""
    for old in properties.findall(f"{W}vMerge"):
        properties.remove(old)
    before = [child for child in properties if child.tag in BEFORE_MERGE]
    if before:
        before[-1].tail = tag
    else:
        properties.text = tag


def _empty_paragraph(cell: etree._Element) -> etree._Element:
    """Return an empty paragraph formatted like the cell's first."""
    empty = etree.Element(PARAGRAPH)
    first = cell.find(PARAGRAPH)
    if first is not None and (formatting := first.find(f"{W}pPr")) is not None:
        empty.append(deepcopy(formatting))
    return empty
