"""Columns of a filled table that follow their texts: a long reason must not run on for pages.

Most tables keep the widths that the template gives them. Only where a text needs many lines in its
column are the widths shared out anew, in the way that gives the rows the least height together. The
table stays as wide as it was, and no column gets narrower than half of what it was or than the
longest word or figure in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import accumulate, pairwise
from math import ceil
from operator import truediv
from unicodedata import east_asian_width

from generator import patterns
from generator.structs import Struct

MANY_LINES = 10  # of one cell, from which on widths are shared out anew
GAIN = 0.9  # of the height at most must be left, or nothing is changed
CHARACTER = 210  # twips: the 五号 that tables are set in
PADDING = 120  # twips of a column that its text does not get
NARROWEST = 0.5  # of the template's width
TRIED = 8  # ways of sharing that are compared

_LONG = patterns.compile(
    r'<w:t(?: xml:space="preserve")?>([^<]{20,})'
)  # no fewer make many lines in any column
_CELL_WIDTH_BEGINS = "<w:tcW "
_CELL_WIDTH = patterns.compile(r'<w:tcW w:w="([0-9]+)" w:type="dxa"/>')
_ROW_OR_CELL = patterns.compile(r"<w:tr[ >]|<w:tcPr>.*?</w:tcPr>", re.DOTALL)
_GRID = patterns.compile(r'<w:gridCol w:w="([0-9]+)"/>')
_SPAN = patterns.compile(r'<w:gridSpan w:val="([0-9]+)"')
_WIDTH = patterns.compile(r"<w:tcW [^>]*/>")
_TEXT = patterns.compile(r"<w:t(?: [^>]*)?>([^<]*)")
_WORD = patterns.compile(r"[0-9A-Za-z.,%±+-]+")


def fit_columns(table: str) -> str:
    """Return a table with the widths that its texts ask for: nearly always those it has."""
    if not _overflows(table) or not _is_plain(table):
        return table
    rows = table.replace("<w:tr ", "<w:tr>").split("<w:tr>")[1:]
    grid = [int(width) for width in _GRID.findall(table)]
    widths = _Columns.of(grid, [_cells(row) for row in rows]).shared()
    return _set(table, widths) if widths else table


def _overflows(table: str) -> bool:
    """Whether a text takes many lines where it stands: a quick look, before any row is read."""
    for found in _LONG.finditer(table):
        width = _CELL_WIDTH.match(table, table.rfind(_CELL_WIDTH_BEGINS, 0, found.start()))
        if width and _lines(len(found[1]), int(width[1])) >= MANY_LINES:
            return True
    return False


def _is_plain(table: str) -> bool:
    """Whether every row fills the grid and no cell holds a table of its own."""
    if table.count("<w:tbl>") != 1 or "<w:gridBefore" in table:
        return False
    return table.count("<w:tcPr>") == table.count("</w:tc>")


class _Cell(Struct, frozen=True):
    """A cell: the columns of the grid that it takes, whether it is merged downwards, its text."""

    place: tuple[int, int]
    merged: bool
    text: str


class _Columns(Struct, frozen=True):
    """The columns of a table: their widths, their longest words, the lengths of all texts."""

    grid: list[int]
    places: list[tuple[int, int]]
    widths: list[int]
    words: list[float]
    rows: list[list[float]]

    @classmethod
    def of(cls, grid: list[int], rows: list[list[_Cell]]) -> _Columns:
        """Return the columns of the row with most cells; merged cells have nothing to say."""
        places = [cell.place for cell in max(rows, key=len)]
        lengths, words = [], [2.0] * len(places)
        for row in rows:
            told = {cell.place: cell.text for cell in row if not cell.merged}
            texts = [told.get(place, "") for place in places]
            lengths.append([_length(text) for text in texts])
            words = list(map(max, words, map(_longest_word, texts)))
        widths = [sum(grid[start:stop]) for start, stop in places]
        return cls(grid, places, widths, words, lengths)

    def shared(self) -> list[int]:
        """Return new widths of the grid, none where the old ones do."""
        longest = [max(column) for column in zip(*self.rows, strict=True)]
        most = max(map(_lines, longest, self.widths))
        if most < MANY_LINES or sum(self.widths) != sum(self.grid):
            return []
        tried = (self._for(longest, most * part / TRIED) for part in range(1, TRIED))
        best = min(filter(None, tried), key=self._height, default=None)
        if best is None or self._height(best) > GAIN * self._height(self.widths):
            return []
        return self._on_the_grid(best)

    def _for(self, longest: list[float], lines: float) -> list[float]:
        """Return widths with which no text takes more lines, none where there is no room.

        What is left over goes to the columns that had to give way.
        """
        floors = [
            min(width, max(NARROWEST * width, _breadth(word)))
            for width, word in zip(self.widths, self.words, strict=True)
        ]
        needed = [
            max(floor, _breadth(length / lines))
            for floor, length in zip(floors, longest, strict=True)
        ]
        spare = sum(self.widths) - sum(needed)
        lost = [max(0.0, width - need) for width, need in zip(self.widths, needed, strict=True)]
        if spare < 0 or not any(lost):
            return []
        given = min(1.0, spare / sum(lost))
        return [need + given * loss for need, loss in zip(needed, lost, strict=True)]

    def _height(self, widths: list[float] | list[int]) -> int:
        """Return how many lines all rows take together."""
        rooms = list(map(_room, widths))
        return sum(ceil(max(map(truediv, row, rooms))) for row in self.rows)

    def _on_the_grid(self, widths: list[float]) -> list[int]:
        """Return the widths of the columns of the grid that the table's own columns are made of."""
        exact = [
            self.grid[number] * new / old
            for (start, stop), new, old in zip(self.places, widths, self.widths, strict=True)
            for number in range(start, stop)
        ]
        edges = [round(edge) for edge in accumulate(exact, initial=0.0)]
        return [after - before for before, after in pairwise(edges)]


def _cells(row: str) -> list[_Cell]:
    """Read the cells of a row by their tags."""
    found, start = [], 0
    for cell in row.replace("<w:tc ", "<w:tc>").split("<w:tc>")[1:]:
        properties, _, content = cell.partition("</w:tcPr>")
        stop = start + _span(properties)
        found.append(_Cell((start, stop), "<w:vMerge" in properties, _text(content)))
        start = stop
    return found


def _set(table: str, widths: list[int]) -> str:
    """Write widths into the grid and into every cell."""
    columns, column = iter(widths), 0

    def written(found: re.Match[str]) -> str:
        nonlocal column
        if found[0].startswith("<w:tr"):
            column = 0
            return found[0]
        start, column = column, column + _span(found[0])
        return _WIDTH.sub(f'<w:tcW w:w="{sum(widths[start:column])}" w:type="dxa"/>', found[0])

    table = _GRID.sub(lambda _: f'<w:gridCol w:w="{next(columns)}"/>', table)
    return _ROW_OR_CELL.sub(written, table)


@lru_cache(maxsize=1024)  # a template has few kinds of cell
def _span(properties: str) -> int:
    found = _SPAN.search(properties)
    return int(found[1]) if found else 1


def _text(content: str) -> str:
    return unescape("".join(_TEXT.findall(content)))


class _Widths(dict[str, float]):
    """The width of each character, in full-width ones: there are few, and they come again."""

    def __missing__(self, char: str) -> float:
        width = self[char] = 1.0 if east_asian_width(char) in "WFA" else 0.5
        return width


_WIDTHS = _Widths()


def _length(text: str) -> float:
    """Return a text's length in full-width characters."""
    if text.isascii():
        return len(text) / 2
    return sum(map(_WIDTHS.__getitem__, text))


def _longest_word(text: str) -> float:
    """Return the length of what cannot be broken: a word, a figure."""
    return max(map(_length, _WORD.findall(text)), default=0.0)


def _breadth(characters: float) -> float:
    return characters * CHARACTER + PADDING


def _lines(length: float, width: float) -> int:
    """Return how many lines a text takes in a column."""
    return ceil(length / _room(width))


def _room(width: float) -> float:
    """Return how many full-width characters a line of a column takes."""
    return max(1.0, (width - PADDING) / CHARACTER)
