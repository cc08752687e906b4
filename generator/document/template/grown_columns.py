"""Tables whose columns a loop has made: the grid and what stands over the columns follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import CELL, CELL_PROPERTIES, ROW, TABLE, W, own, parse
from generator.document.template.column_marks import OVER, REGIONS, REPEATED, skipped_by, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml import etree

GRID, COLUMN, SPAN, WIDTH = f"{W}tblGrid", f"{W}gridCol", f"{W}gridSpan", f"{W}tcW"

Regions = dict[int, tuple[int, int]]  # by number: the columns of the template


def grown(content: bytes) -> str:
    """Return a rendered part with its tables as wide as their columns."""
    from lxml import etree  # noqa: PLC0415 - only templates that loop over columns

    root = parse(content)
    for table in list(root.iter(TABLE)):
        _fit(table)
    return str(etree.tostring(root, encoding="unicode"))


def _fit(table: etree._Element) -> None:
    """Fit one table; one without a row that loops stays as it was drawn."""
    rows, cells = list(own(table, ROW)), list(own(table, CELL))
    regions = _regions(rows)
    counts = {number: _count(rows, number) for number in regions}
    for cell in cells:
        over = [int(number) for number in cell.get(OVER, "").split() if int(number) in regions]
        more = sum(counts[n] - (regions[n][1] - regions[n][0]) for n in over)
        if more:
            _set_span(cell, width_of(cell) + more)
    if regions:
        _fit_widths(rows, _new_grid(table, regions, counts))
    for element in (*rows, *cells):
        for name in (REPEATED, OVER, REGIONS):
            element.attrib.pop(name, None)


def _regions(rows: Sequence[etree._Element]) -> Regions:
    found: Regions = {}
    for row in rows:
        for region in row.get(REGIONS, "").split():
            number, start, end = map(int, region.split(":"))
            found[number] = (start, end)
    return found


def _count(rows: Sequence[etree._Element], number: int) -> int:
    """Return how many columns a loop has made: those of the row in which it made most."""
    repeated = (
        [cell for cell in own(row, CELL) if cell.get(REPEATED) == f"{number}"] for row in rows
    )
    return max((sum(map(width_of, cells)) for cells in repeated), default=0)


def _set_span(cell: etree._Element, width: int) -> None:
    """Make a cell so many columns wide; without any it goes, and a row without cells too."""
    row = cell.getparent()
    if width < 1 and row is not None:
        row.remove(cell)
        if row.find(CELL) is None and (table := row.getparent()) is not None:
            table.remove(row)
        return
    properties = cell.find(CELL_PROPERTIES)
    if properties is None:
        properties = cell.makeelement(CELL_PROPERTIES)
        cell.insert(0, properties)
    span = properties.find(SPAN)
    if span is None:
        span = properties.makeelement(SPAN)
        before = [child for child in properties if child.tag in {f"{W}cnfStyle", WIDTH}]
        properties.insert(len(before), span)
    span.set(f"{W}val", f"{width}")


def _new_grid(table: etree._Element, regions: Regions, counts: Mapping[int, int]) -> list[int]:
    """Write the grid: the columns of a region share its width; return all widths."""
    grid = table.find(GRID)
    if grid is None:
        return []
    old = [int(float(column.get(f"{W}w", "0"))) for column in grid.findall(COLUMN)]
    new: list[int] = []
    at = 0
    for number, (start, end) in sorted(regions.items(), key=lambda item: item[1]):
        count = counts[number]
        new += old[at:start]
        new += [sum(old[start:end]) // count] * count if count else []
        at = end
    new += old[at:]
    if sum(new) and not all(counts.values()):
        new = [width * sum(old) // sum(new) for width in new]
    for column in grid.findall(COLUMN):
        grid.remove(column)
    for place, width in enumerate(new):
        column = grid.makeelement(COLUMN, {f"{W}w": f"{width}"})
        grid.insert(place, column)
    return new


def _fit_widths(rows: Sequence[etree._Element], grid: list[int]) -> None:
    """Give the cells of a loop, and those over it, the width of their columns."""
    for row in rows:
        at = skipped_by(row)
        for cell in own(row, CELL):
            width = width_of(cell)
            wanted = sum(grid[at : at + width])
            measure = next((one for one in own(cell, WIDTH)), None)
            marked = cell.get(REPEATED) is not None or cell.get(OVER) is not None
            if marked and measure is not None and wanted and measure.get(f"{W}type") != "pct":
                measure.set(f"{W}w", f"{wanted}")
                measure.set(f"{W}type", "dxa")
            at += width
