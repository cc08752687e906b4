"""Rows that take more or fewer columns than their table has, as Word draws them.

Word shows a row that ends early, and one that runs past the grid, and writes both when somebody
drags a border or deletes a cell. Documents are held to whole tables, so the template is put right
once: the grid gets the columns it lacks, a short row says how many it leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import CELL, ROW, TABLE, W, own, properties_of
from generator.document.template.column_marks import skipped_by, width_of
from generator.document.template.places import text_of
from generator.document.template.tags import VARYING_WIDTH

if TYPE_CHECKING:
    from lxml import etree

GRID, COLUMN = f"{W}tblGrid", f"{W}gridCol"
AFTER = f"{W}gridAfter"
USUAL = "1000"  # twips, of a column that nobody has measured


def even_rows(root: etree._Element, gone: set[etree._Element]) -> bool:
    """Make the rows of every table fill its grid, but for those that are ``gone`` when filled.

    Tell whether any did not.
    """
    uneven = False
    for table in root.iter(TABLE):
        rows = [
            row
            for row in own(table, ROW)
            if row not in gone and not VARYING_WIDTH.search(text_of(row))
        ]
        widths = [width_taken(row) for row in rows]
        if not rows or set(widths) == {len(list(own(table, COLUMN)))}:
            continue
        uneven = True
        columns = _widen(table, max(widths))
        for row, width in zip(rows, widths, strict=True):
            if width < columns:
                _leave_out(row, columns - width)
    return uneven


def width_taken(row: etree._Element) -> int:
    """Return how many columns a row takes, with those that it says it leaves out."""
    cells = sum(map(width_of, own(row, CELL)))
    return skipped_by(row) + cells + skipped_by(row, "gridAfter")


def _widen(table: etree._Element, columns: int) -> int:
    """Give the grid at least so many columns; return how many it has."""
    grid = table.find(GRID)
    if grid is None:
        grid = table.makeelement(GRID)
        first = table.find(ROW)
        table.insert(0 if first is None else table.index(first), grid)
    found = grid.findall(COLUMN)
    width = found[-1].get(f"{W}w", USUAL) if found else USUAL
    for place in range(len(found), columns):
        grid.insert(place, grid.makeelement(COLUMN, {f"{W}w": width}))
    return max(len(found), columns)


def _leave_out(row: etree._Element, columns: int) -> None:
    """Let a row end so many columns before the table does."""
    properties = properties_of(row)
    after = properties.find(AFTER)
    if after is None:
        after = properties.makeelement(AFTER)
        properties.append(after)
    after.set(f"{W}val", f"{skipped_by(row, 'gridAfter') + columns}")
