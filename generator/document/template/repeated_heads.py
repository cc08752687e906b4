"""Heads in the middle of a form that repeat on every page, as Word repeats only a table's first.

A form is one table: name, funds, targets, and then a block of indicators with a head of its own.
Word repeats rows only from the top of a table, so the table is cut: the head becomes the first row
of a table that follows at once. Between two tables there must be a paragraph, or Word makes one of
them again; it is a hair high. Nobody sees a difference, but for the heads on the next pages.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.paragraph_order import put_in_order
from generator.document.package.wordml import (
    CELL,
    CELL_PROPERTIES,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT_BOX,
    W,
    own,
    properties_of,
    switched,
)
from generator.document.template.block_rows import (
    HEADER,
    ROW_PROPERTIES,
    blocks_of,
    rows_of,
)
from generator.document.template.filled_blocks import BEGIN, END, JOINT_ELEMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.document.template.block_rows import Row
    from generator.document.template.tags import Found

BODY = f"{W}document"
WHOLE, MERGE = f"{W}cantSplit", f"{CELL_PROPERTIES}/{W}vMerge"
PROPERTIES, GRID = f"{W}tblPr", f"{W}tblGrid"
BEFORE_LAYOUT = frozenset(
    f"{W}{name}"
    for name in (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
        *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
    )
)


def repeat_heads(root: etree._Element, found: Sequence[Found]) -> None:
    """Cut the tables of the main text at their heads, and let the heads repeat."""
    if root.tag != BODY:
        return
    for table in list(root.iter(TABLE)):
        if next(table.iterancestors(CELL, TEXT_BOX), None) is None and _is_plain(table):
            _repeat(table, rows_of(table, found))


def _is_plain(table: etree._Element) -> bool:
    """Whether a table is made of rows alone and stands in the text, not beside it."""
    named = [child for child in table if child.tag not in {PROPERTIES, GRID, ROW}]
    properties = table.find(PROPERTIES)
    if named or properties is None or table.find(GRID) is None:
        return False
    return properties.find(f"{W}tblpPr") is None


def _repeat(table: etree._Element, rows: list[Row]) -> None:
    """Give each block a table of its own, the last one first so that numbers stay true."""
    for block in reversed(list(blocks_of(rows, fixed=_is_fixed(table)))):
        head, body = rows[block.first : block.body], rows[block.body : block.stop]
        for row in head:
            _set(row.element, HEADER).attrib.clear()  # in the one way that all look for
        for row in body:  # one that is higher than a page is broken all the same
            _set(row.element, WHOLE)
        _part_labels(head, body)
        if block.first and block.stop < len(rows):  # a head at the top is meant for the whole table
            _cut(table, rows[block.stop].element)
        _enclose(_cut(table, head[0].element) if block.first else table)


def _is_fixed(table: etree._Element) -> bool:
    """Whether the widths of a table's columns are its own: two that follow it stay in line."""
    layout = table.find(f"{PROPERTIES}/{W}tblLayout")
    return layout is not None and layout.get(f"{W}type") == "fixed"


def _set(row: etree._Element, name: str) -> etree._Element:
    """Return a switch of a row, put there where it is lacking."""
    properties = properties_of(row)
    switch = properties.find(name)
    return etree.SubElement(properties, name) if switch is None else switch


def _cut(table: etree._Element, row: etree._Element) -> etree._Element:
    """Cut a table before a row; return the new table with the row and all that follow."""
    new = etree.Element(TABLE)
    new.extend(deepcopy(child) for child in table if child.tag in {PROPERTIES, GRID})
    new.extend([row, *row.itersiblings()])
    _fix(table)
    _fix(new)
    table.addnext(new)
    table.addnext(etree.fromstring(JOINT_ELEMENT))
    return new


def _fix(table: etree._Element) -> None:
    """Fix the columns: two tables that fit their own texts would not stay in line."""
    if _is_fixed(table):
        return
    properties = table.find(PROPERTIES)
    layout = None if properties is None else properties.find(f"{W}tblLayout")
    if properties is not None and layout is None:
        after = [child for child in properties if child.tag in BEFORE_LAYOUT]
        layout = etree.Element(f"{W}tblLayout")
        properties.insert(properties.index(after[-1]) + 1 if after else 0, layout)
    if layout is not None:
        layout.set(f"{W}type", "fixed")


_BEFORE_BOTTOM = frozenset(f"{W}{name}" for name in ("top", "left", "start"))


def _part_labels(head: Sequence[Row], below: Sequence[Row]) -> None:
    """Take away the line between a head and the rows below where a cell runs over both.

    The head repeats without the rows, so ``filled_blocks`` makes two cells of the one.
    """
    run_on = set.intersection(*(set(_merged(row)) for row in head))
    for row in below:
        for place, cell in _merged(row).items():
            if place in run_on and not row.is_statement:
                _no_line(_borders(cell), "top")
                _plainly_continued(cell)
    for place, cell in _merged(head[-1]).items():
        if place in run_on and any(place in _merged(row) for row in below):
            _no_line(_borders(cell), "bottom")


def _merged(row: Row) -> dict[tuple[int, int], etree._Element]:
    """Return the cells of a row that are merged downwards, by their columns."""
    cells = list(own(row.element, CELL))
    starts = (row.start, *row.edges)
    return {
        place: cell
        for place, cell in zip(zip(starts, row.edges, strict=False), cells, strict=True)
        if cell.find(MERGE) is not None
    }


def _plainly_continued(cell: etree._Element) -> None:
    """Write a continued cell in the one way that ``filled_blocks`` looks for."""
    merge = cell.find(MERGE)
    if merge is not None and merge.get(f"{W}val") == "continue":
        del merge.attrib[f"{W}val"]


def _borders(cell: etree._Element) -> etree._Element:
    """Return the borders of a merged cell, new ones where it has none of its own."""
    borders, merge = cell.find(f"{CELL_PROPERTIES}/{W}tcBorders"), cell.find(MERGE)
    if borders is None:
        borders = etree.Element(f"{W}tcBorders")
        if merge is not None:
            merge.addnext(borders)
    return borders


def _no_line(borders: etree._Element, side: str) -> None:
    for old in borders.findall(f"{W}{side}"):
        borders.remove(old)
    line = etree.Element(f"{W}{side}")
    line.set(f"{W}val", "nil")
    before = _BEFORE_BOTTOM if side == "bottom" else ()
    borders.insert(sum(child.tag in before for child in borders), line)


def _enclose(block: etree._Element) -> None:
    """Mark a block for ``column_widths``, and keep its head with the row below."""
    block.addprevious(etree.Comment(BEGIN))
    block.addnext(etree.Comment(END))
    for row in block.findall(ROW):
        if not switched(row.find(f"{ROW_PROPERTIES}/{HEADER}")):
            break
        for paragraph in row.iter(PARAGRAPH):
            _keep_with_next(paragraph)


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = properties_of(paragraph)
    if properties.find(f"{W}keepNext") is None:
        put_in_order(properties, etree.Element(f"{W}keepNext"))
