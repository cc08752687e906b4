"""Whether the tables of a part are whole whatever is printed of them.

Most are: their rows fill the grid, and a merged cell goes on from rows that are always there. Then
no document need be looked at. Judged by the template's rows, in which block each of them stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.document.package.wordml import CELL, CELL_PROPERTIES, ROW, TABLE, W, own
from generator.document.template.column_marks import skipped_by, width_of
from generator.document.template.syntax import BRANCHES, ENDS, word_of
from generator.document.template.tags import VARYING
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

    from generator.document.template.tags import Found, Tag

_MERGE = f"{CELL_PROPERTIES}/{W}vMerge"
Columns: TypeAlias = tuple[int, int]  # the first of a cell and how many it takes
Block: TypeAlias = tuple[str, int, int]  # its word, which one it is, which of its branches


class _Row(Struct, frozen=True):
    """A row that may be printed: the blocks around it, and whether its merged cells begin there."""

    blocks: tuple[Block, ...]
    merges: Mapping[Columns, bool]


def steady(
    root: etree._Element, found: Sequence[Found], gone: Mapping[etree._Element, Tag]
) -> bool:
    """Tell whether no row lacks a column and no merged cell lacks its beginning, ever.

    ``gone`` are the rows that are there for their tags only.
    """
    if any(VARYING.match(item.tag.text) for item in found):
        return False
    return all(_is_steady(_rows(table, gone)) for table in root.iter(TABLE))


def _rows(table: etree._Element, gone: Mapping[etree._Element, Tag]) -> list[_Row]:
    rows: list[_Row] = []
    blocks: list[Block] = []
    for number, row in enumerate(own(table, ROW)):
        tag = gone.get(row)
        if tag is None:
            rows.append(_Row(tuple(blocks), _merges(row)))
            continue
        word = word_of(tag)
        if word in ENDS:
            blocks.append((word, number, 0))
        elif word in BRANCHES and blocks:
            kind, opened, _ = blocks.pop()
            blocks.append((kind, opened, number))
        elif word in ENDS.values() and blocks:
            blocks.pop()
    return rows


def _merges(row: etree._Element) -> dict[Columns, bool]:
    """Return the merged cells of a row by their columns, and whether each begins here."""
    merges: dict[Columns, bool] = {}
    start = skipped_by(row)
    for cell in own(row, CELL):
        merge, width = cell.find(_MERGE), width_of(cell)
        if merge is not None:
            merges[start, width] = merge.get(f"{W}val") == "restart"
        start += width
    return merges


def _is_steady(rows: Sequence[_Row]) -> bool:
    return all(
        begins or _is_anchored(rows, place, columns)
        for place, row in enumerate(rows)
        for columns, begins in row.merges.items()
    )


def _is_anchored(rows: Sequence[_Row], place: int, columns: Columns) -> bool:
    """Tell whether a cell goes on from one above that is printed whenever it is."""
    blocks = rows[place].blocks
    for above in reversed(rows[:place]):
        if columns not in above.merges:
            return False
        if above.merges[columns] and above.blocks == blocks[: len(above.blocks)]:
            return _goes_round(rows, blocks[len(above.blocks) :], columns)
    return False


def _goes_round(rows: Sequence[_Row], blocks: Sequence[Block], columns: Columns) -> bool:
    """Tell whether the cell is merged in all rows of loops that begin below its first one."""
    loops = {opened for kind, opened, _ in blocks if kind == "for"}
    inside = (row for row in rows if any(opened in loops for _, opened, _ in row.blocks))
    return all(columns in row.merges for row in inside)
