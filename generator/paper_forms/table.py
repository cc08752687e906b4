"""A table of a paper: the grid that is read, the elements that tags are written into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.foreign.tagging import drop_row, loop_row, shown_text, write_cell
from generator.intake.labels import column_key
from generator.paper_forms.demands import shown_cell
from generator.paper_forms.words import boxes, is_blank, is_placeholder
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.foreign import Cell, Grid
    from generator.document.foreign.word_content import Body
    from generator.intake.blocks import Block
    from generator.paper_forms.demands import Asked, Scores


FEWEST_TALL = 2  # cells of a split head that reach through both its rows: one may be a label beside


class Head(Struct, frozen=True):
    """A cell of a block's head with the key that it stands for, '' where it stands for none."""

    key: str
    cell: Cell


class Table(Struct):
    """A table at hand, and whose it is: ``per`` is 项目, 整体自评 or 单位."""

    asked: Asked
    grid: Grid
    body: Body
    per: str
    title: str
    seen_indicators: bool = False
    names: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Tell whether it is of the whole unit."""
        return self.per != "项目"

    @property
    def scores(self) -> Scores:
        """What is known of the points of whom it assesses."""
        return self.asked.scores_of("整体自评" if self.whole else "项目")

    def own(self, row: int) -> list[Cell]:
        """Return the cells that begin in a row, from the left, those without text too."""
        return [cell for cell in self.grid.rows[row] if cell.row == row]

    def tag(self, cell: Cell, *lines: str, keep: bool = False) -> None:
        """Write a tag into a cell; a value that it held is noted unless it was meant to go."""
        if not keep and not is_placeholder(cell.text) and not boxes(cell.text):
            self.asked.filled.append(shown_cell(cell))
        element = self.body.cells.get((self.grid.label, cell.row, cell.column))
        if element is not None:
            write_cell(element, lines)
            self.asked.tags += 1

    def loop(self, row: int, over: str) -> None:
        """Let a row repeat over a list."""
        loop_row(
            self.body.rows[self.grid.label, row], f"{{%tr for 行 in {over} %}}", "{%tr endfor %}"
        )

    def drop(self, row: int) -> None:
        """Take a row out."""
        drop_row(self.body.rows[self.grid.label, row])

    def own_name(self, name: str) -> str:
        """Return a name for a cell that no other of the table has: 备注, 备注2."""
        found, number = name, 1
        while found and found in self.names:
            number += 1
            found = f"{name}{number}"
        self.names.add(found)
        return found

    def leave(self, *cells: Cell) -> None:
        """Note cells that were not understood."""
        for cell in cells:
            if not is_blank(cell.text):
                self.asked.leave(cell.text, cell.place)

    def heads(self, block: Block, number: int) -> tuple[list[Head], int]:
        """Return the head of a block from the left and the first row below it.

        The lower half of a split head stands in the place of what it parts.
        """
        last = max((one.row for one in block.seen if one.column >= block.first), default=number)
        if last == number and self._is_tall(block, number):
            last = number + 1
        lower = self.own(last) if last > number else []
        upper = [one for one in self.own(number) if not any(overlap(one, two) for two in lower)]
        cells = sorted((*upper, *lower), key=lambda cell: cell.column)
        return [
            self._head(cell, block.kind) for cell in cells if not self._beside(cell, last)
        ], last + 1

    def _is_tall(self, block: Block, number: int) -> bool:
        """Tell whether keyed cells of a head reach into the next row and others do not."""
        after = self.grid.rows[number + 1] if number + 1 < len(self.grid.rows) else ()
        own = [one for one in block.heads.values() if one.row == number]
        lower = [one for one in after if one.row == number + 1]
        said = bool(lower) and all(one.text for one in lower)
        return said and sum(one in after for one in own) >= FEWEST_TALL

    def _beside(self, cell: Cell, last: int) -> bool:
        """Tell whether a cell is the label beside a whole block: it goes on below the head."""
        after = self.grid.rows[last + 1] if last + 1 < len(self.grid.rows) else ()
        return bool(cell.text) and cell in after

    def _head(self, cell: Cell, kind: str) -> Head:
        return Head(column_key(cell.text, kind, self.asked.year) or "", cell)

    def under(self, row: int, heads: list[Head]) -> list[tuple[Head, Cell]]:
        """Return the cells of a row below each head, nothing where the row is not laid out so."""
        found = []
        for head in heads:
            covering = self._covering(row, head.cell)
            if covering is None:
                return []
            found.append((head, covering))
        distinct = {(cell.row, cell.column) for _, cell in found}
        return found if len(distinct) == len(found) else []

    def _covering(self, row: int, head: Cell) -> Cell | None:
        """Return the cell of a row that lies below most of a head."""
        cells = [cell for cell in self.grid.rows[row] if overlap(cell, head)]
        return max(cells, key=lambda cell: overlap(cell, head), default=None)

    def raw(self, cell: Cell) -> str:
        """Return the text of a cell with the blanks before it: they set it in."""
        return shown_text(self.body.cells[self.grid.label, cell.row, cell.column])

    def texts(self) -> Iterator[str]:
        """Yield the texts of all cells."""
        yield from (cell.text for row in self.grid.rows for cell in row if cell.text)


def overlap(one: Cell, two: Cell) -> int:
    """Return how many columns two cells share."""
    return max(0, min(one.end, two.end) - max(one.column, two.column))
