"""Columns that a loop repeats, marked in the template so that what stands above them can grow.

A title over the columns of ``{%tc for … %}`` is as wide as the template was drawn, tags included.
Which cells are repeated, and which stand over them, is seen before anything is rendered and kept as
attributes; ``grown_columns`` reads them when the number of columns is known.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.document.package.wordml import CELL, ROW, TABLE, W, own
from generator.document.template.places import text_of
from generator.document.template.syntax import ENDS, Flaw, word_of
from generator.document.template.tags import VARYING_WIDTH
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from generator.document.template.tags import Found, Tag

REPEATED, OVER, REGIONS = "repeated", "over", "regions"  # of a cell, of a cell, of a row
UNEVEN = "各行重复的列在表里不是同样的几列，要上下对齐"


class _Cell(Struct, frozen=True):
    element: etree._Element
    start: int
    end: int


class _Region(Struct, frozen=True):
    """The columns of a template from the cell with a loop's first tag to that with its last."""

    start: int
    end: int
    tag: Tag

    @property
    def columns(self) -> tuple[int, int]:
        return self.start, self.end


def mark_columns(found: Sequence[Found]) -> Iterator[Flaw]:
    """Mark the tables of a part; yield loops over columns that do not stand below each other."""
    tags = {next(item.paragraph.iterancestors(CELL)): item.tag for item in found if _is_loop(item)}
    tables = {table: None for cell in tags for table in (next(cell.iterancestors(TABLE)),)}
    for table in tables:
        yield from _mark_table(table, tags)


def width_of(cell: etree._Element) -> int:
    """Return how many columns a cell takes."""
    spans = [_number(one, 1) for one in own(cell, f"{W}gridSpan")]
    return spans[0] if spans else 1


def skipped_by(row: etree._Element, name: str = "gridBefore") -> int:
    """Return how many columns a row leaves out before its first cell, or behind its last."""
    return sum(_number(one, 0) for one in own(row, f"{W}{name}"))


def _number(element: etree._Element, otherwise: int) -> int:
    """Return the number that an element says; a tag, or what is no number, says none."""
    try:
        return int(element.get(f"{W}val", ""))
    except ValueError:
        return otherwise


def _is_loop(item: Found) -> bool:
    inside = next(item.paragraph.iterancestors(CELL), None)
    return item.tag.structure == "tc" and item.tag.is_statement and inside is not None


def _mark_table(table: etree._Element, tags: Mapping[etree._Element, Tag]) -> Iterator[Flaw]:
    rows = [(row, _cells(row)) for row in own(table, ROW)]
    regions = [_regions(cells, tags) for _, cells in rows]
    known = {region.columns: region for row in regions for region in row}
    places = sorted(known)
    for (_, end), (start, stop) in pairwise(places):
        if start < end:
            yield Flaw("X07", UNEVEN, known[start, stop].tag)
            return
    for (row, cells), own_regions in zip(rows, regions, strict=True):
        here = [region.columns for region in own_regions]
        if here:
            row.set(REGIONS, " ".join(f"{places.index(c)}:{c[0]}:{c[1]}" for c in here))
        for number, columns in enumerate(places):
            _mark_row(cells, number, columns, tags, repeats=columns in here)


def _mark_row(
    cells: Sequence[_Cell],
    number: int,
    columns: tuple[int, int],
    tags: Mapping[etree._Element, Tag],
    *,
    repeats: bool,
) -> None:
    """Mark the cells of a row that are repeated, or the one that stands over those that are."""
    start, end = columns
    if repeats:
        for cell in cells:
            if start <= cell.start and cell.end <= end and cell.element not in tags:
                cell.element.set(REPEATED, f"{number}")
        return
    body = min(start + 1, end - 1)  # the first column of a loop is its tag's
    for cell in cells:
        if cell.start <= body < cell.end and not VARYING_WIDTH.search(text_of(cell.element)):
            known = cell.element.get(OVER, "")
            cell.element.set(OVER, f"{known} {number}".strip())


def _cells(row: etree._Element) -> list[_Cell]:
    found: list[_Cell] = []
    at = skipped_by(row)
    for element in own(row, CELL):
        width = width_of(element)
        found.append(_Cell(element, at, at + width))
        at += width
    return found


def _regions(cells: Sequence[_Cell], tags: Mapping[etree._Element, Tag]) -> list[_Region]:
    """Return the outermost loops and conditions of a row."""
    found: list[_Region] = []
    open_cells: list[_Cell] = []
    for cell in cells:
        tag = tags.get(cell.element)
        word = word_of(tag) if tag else ""
        if word in ENDS:
            open_cells.append(cell)
        elif word in ENDS.values() and open_cells:
            first = open_cells.pop()
            if not open_cells:
                found.append(_Region(first.start, cell.end, tags[first.element]))
    return found
