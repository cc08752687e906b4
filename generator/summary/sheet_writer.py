"""Excel workbooks written row by row: tables with heads, filters, formats and colours.

Rows go to disk as they come, so that a table of any length takes the memory of one row. What a
unit typed is text whatever it begins with, and stays text when somebody edits the cell.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Cell = str | int | Decimal | None

LAST_ROW: Final = 1_048_575  # counted from 0; a longer table goes on in another sheet
LONGEST_TEXT: Final = 32_767  # characters of a cell; what is longer Excel refuses
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
TIME: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - same input, same bytes; Excel knows no zones
A4 = 9  # as Excel numbers papers
FEW_DECIMALS, MOST_DECIMALS = 2, 6

TEXT, COUNT, POINTS, RATE = "text", "count", "points", "rate"
RED, YELLOW, GREEN, BLUE = "#FFC7CE", "#FFEB9C", "#C6EFCE", "#DDEBF7"
HEAD = {"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True}
LOOK = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}


class Column(Struct, frozen=True):
    """One column: its head, its width in characters, what kind of value it holds.

    ``colours`` are the texts that get a colour; ``below`` and ``above`` are the limits beyond which
    a number gets one. A ``wrapped`` text takes several lines.
    """

    head: str
    width: int
    kind: str = TEXT
    colours: Mapping[str, str] = field(default_factory=dict)
    below: tuple[tuple[Decimal, str], ...] = ()
    above: tuple[tuple[Decimal, str], ...] = ()
    wrapped: bool = False


class Book:
    """A workbook that is being written."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
        self.workbook = Workbook(self._stream, options)
        self.workbook.set_properties({"created": TIME})
        self.workbook.set_custom_property("ziping", "1")  # a place that is filled when it is sealed
        self._formats: dict[tuple[object, ...], Format] = {}

    def look(self, **looks: object) -> Format:
        """Return a format, one for all cells that look alike."""
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**LOOK, **looks})
        return self._formats[key]

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        return self.workbook.add_worksheet(name)

    def table(self, name: str, columns: Sequence[Column]) -> Table:
        """Begin a table with a sheet of its own."""
        return Table(self, name, columns)

    def write(
        self, sheet: Worksheet, place: tuple[int, int], value: Cell, kind: str, **looks: object
    ) -> None:
        """Write a cell by what it holds; nothing, and no text, leaves it empty."""
        if value in (None, ""):
            return
        if isinstance(value, str):
            quoted = {"quote_prefix": True} if value.startswith(FORMULA_STARTS) else {}
            sheet.write_string(*place, value[:LONGEST_TEXT], self.look(**quoted, **looks))
        else:
            look = self.look(num_format=_digits(value, kind), **looks)
            sheet.write_number(*place, float(value), look)

    def finish(self) -> bytes:
        """Return the bytes of the file."""
        self.workbook.close()
        return self._stream.getvalue()


def on_paper(sheet: Worksheet) -> None:
    """Print a sheet on A4, as wide as it is, as many pages as it takes."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _digits(value: int | Decimal, kind: str) -> str:
    """Return how a number prints: points with two decimals, more where it has more."""
    if kind == RATE:
        return "0.00%"
    if kind == COUNT or isinstance(value, int):
        return "0"
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return f"0.{'0' * min(max(places, FEW_DECIMALS), MOST_DECIMALS)}"


class Table:
    """A table that grows by rows; at Excel's last row it goes on in another sheet."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column]) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._parts = 0
        self._begin()

    def _begin(self) -> None:
        self._parts += 1
        name = self._name if self._parts == 1 else f"{self._name}（{self._parts}）"
        self.sheet, self._row = self._book.sheet(name), 0
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        on_paper(self.sheet)
        for place, column in enumerate(self._columns):
            self.sheet.set_column(place, place, column.width)
        for place, column in enumerate(self._columns):
            self.sheet.write_string(0, place, column.head, self._book.look(**HEAD))

    def add(self, cells: Iterable[Cell]) -> None:
        """Write a row."""
        if self._row == LAST_ROW:
            self.finish()
            self._begin()
        self._row += 1
        for place, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            looks = {"text_wrap": True} if column.wrapped else {}
            self._book.write(self.sheet, (self._row, place), cell, column.kind, **looks)

    def finish(self) -> None:
        """Put filters over the rows that there are, and colours."""
        self.sheet.autofilter(0, 0, self._row, len(self._columns) - 1)
        for place, column in enumerate(self._columns):
            for rule in _rules(column, self._book):
                self.sheet.conditional_format(1, place, max(self._row, 1), place, rule)


def _rules(column: Column, book: Book) -> Iterable[dict[str, object]]:
    """Yield the rules by which the cells of a column get colours."""
    for text, colour in column.colours.items():
        look = book.workbook.add_format({"bg_color": colour})
        yield {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look}
    if column.below or column.above:
        yield {"type": "blanks", "stop_if_true": True}
    for criteria, limits in (("<", column.below), (">", column.above)):
        for limit, colour in limits:
            look = book.workbook.add_format({"bg_color": colour})
            value = float(limit)
            rule = {"type": "cell", "criteria": criteria, "value": value, "format": look}
            yield rule | {"stop_if_true": True}
