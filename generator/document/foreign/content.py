"""What a document holds, whoever wrote it: paragraphs and grids of cells that know their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.characters import FORBIDDEN, REPLACEMENT
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position


def visible(text: str) -> str:
    """Return a text without the characters that nobody sees; a lost one shows as a box."""
    shown = text.replace(REPLACEMENT, "□").replace("\v", "\n").replace("\f", "\n")
    return FORBIDDEN.sub("", shown).strip()


class Paragraph(Struct, frozen=True):
    """A paragraph outside tables; ``level`` is that of its heading style, 0 for plain text."""

    text: str
    place: Position
    level: int = 0


class Cell(Struct, frozen=True):
    """A cell; ``row``, ``column`` and the spans count from 0 in the grid of its table."""

    text: str
    place: Position
    row: int
    column: int
    width: int = 1

    @property
    def end(self) -> int:
        """The first grid column behind the cell."""
        return self.column + self.width


class Grid(Struct, frozen=True):
    """A table: for each row the cells that reach into it, also those that begin further up."""

    label: str
    place: Position
    rows: tuple[tuple[Cell, ...], ...]

    def fresh(self, row: int) -> Iterator[Cell]:
        """Yield the cells of a row that begin in it and hold anything."""
        yield from (cell for cell in self.rows[row] if cell.row == row and cell.text)


Content = tuple[Paragraph | Grid, ...]
