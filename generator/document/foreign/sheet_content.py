"""The sheets of a workbook as grids: each its own table, called by the sheet's name."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.diagnostics import Position
from generator.document.foreign.content import Cell, Grid, visible

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.document.foreign.content import Content

MOST_ROWS, MOST_COLUMNS = 3000, 100  # beyond which a sheet is no form
POINT = "."


def sheet_content(data: bytes, name: str) -> Content:
    """Return the sheets of a workbook; what openpyxl raises for broken ones passes through."""
    book = load_workbook(io.BytesIO(data), data_only=True)
    return tuple(_grid(sheet, name) for sheet in book.worksheets)


def _grid(sheet: Worksheet, name: str) -> Grid:
    height = min(sheet.max_row, MOST_ROWS)
    width = min(sheet.max_column, MOST_COLUMNS)
    merged = _merged(sheet, height, width)
    label = f"工作表“{sheet.title}”"
    made: dict[tuple[int, int], Cell] = {}
    rows = []
    for row in range(height):
        found = []
        for column in range(width):
            start, reach = merged.get((row, column), ((row, column), 1))
            if start not in made:
                made[start] = _cell(sheet, start, reach, name, label)
            if made[start].column == column:
                found.append(made[start])
        rows.append(tuple(found))
    return Grid(label, Position(file=name, place=label), tuple(rows))


def _merged(
    sheet: Worksheet, height: int, width: int
) -> dict[tuple[int, int], tuple[tuple[int, int], int]]:
    """Return for every cell of a merged range where the range begins and how wide it is."""
    found = {}
    for area in sheet.merged_cells.ranges:
        start, reach = (area.min_row - 1, area.min_col - 1), area.max_col - area.min_col + 1
        for row in range(start[0], min(area.max_row, height)):
            for column in range(start[1], min(area.max_col, width)):
                found[row, column] = (start, reach)
    return found


def _cell(sheet: Worksheet, start: tuple[int, int], reach: int, name: str, label: str) -> Cell:
    row, column = start
    text = visible(_text(sheet.cell(row + 1, column + 1)))
    place = f"{label} {get_column_letter(column + 1)}{row + 1}"
    shown = Position(file=name, place=place, excerpt=text.replace("\n", " "))
    return Cell(text, shown, row, column, reach)


def _text(cell: SheetCell | MergedCell) -> str:
    """Return what a cell shows: a rate as per cent, a number without what floats add to it."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), str(cell.number_format))
    return str(value)


def _number(value: Decimal, shown_as: str) -> str:
    if not shown_as.endswith("%"):
        return f"{value:f}" if _places(shown_as) is None else f"{value:.{_places(shown_as)}f}"
    places = _places(shown_as)
    rate = value * 100
    return f"{rate.normalize():f}%" if places is None else f"{rate:.{places}f}%"


def _places(shown_as: str) -> int | None:
    """Return how many decimals a number format such as 0.00 shows, None where it does not say."""
    plain = shown_as.strip("%_ ")
    if not plain or plain.strip("0#,."):
        return None
    return len(plain.partition(POINT)[2])
