"""The blocks of a table: heads found by their labels, and the cells below each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.figures import is_nothing
from generator.intake.labels import YEARS, column_key, named, plain, vocabulary
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.foreign import Cell, Grid

MONEY = patterns.compile(r"[（(]\s*(元|万元|亿元)\s*[）)]")
LAST_COUNTS = "分值"  # a score sheet has one behind each level: the indicator's comes last


class Block(Struct):
    """A part of a table under one head; ``heads`` are the cells of its head by key."""

    kind: str
    heads: dict[str, Cell]
    money: str = ""
    seen: list[Cell] = field(default_factory=list)  # cells of the head, also those without a key
    group: Cell | None = None  # the last that were filled: split pages leave later ones empty
    subgroup: Cell | None = None
    above: tuple[str, ...] = ()  # the last top row of expenses

    @property
    def first(self) -> int:
        """The first grid column of the values."""
        return min(head.column for head in self.heads.values())

    def cells(self, row: tuple[Cell, ...]) -> dict[str, Cell]:
        """Return the cells of a row by the keys of the heads above them."""
        found = {}
        for key, head in self.heads.items():
            covering = [cell for cell in row if _overlap(cell, head)]
            if covering:
                found[key] = max(covering, key=lambda cell, head=head: _overlap(cell, head))  # type: ignore[misc]
        return found

    def label(self, row: tuple[Cell, ...], number: int) -> Cell | None:
        """Return what names a row: the last text left of its values."""
        left = [cell for cell in row if cell.column < self.first and cell.row == number]
        return next((cell for cell in reversed(left) if cell.text), None)


def _overlap(cell: Cell, head: Cell) -> int:
    return max(0, min(cell.end, head.end) - max(cell.column, head.column))


def head_at(grid: Grid, number: int, year: str) -> Block | None:
    """Return the block whose head a row is, with the lower half of a head that is split."""
    stated = (YEARS.match(plain(cell.text)) for cell in grid.fresh(number))
    year = year or max((found[1] for found in stated if found), default="")
    for kind, says in vocabulary()["blocks"].items():
        heads = _labelled(grid, number, kind, year)
        keys = {key for key, _ in heads if key}
        if all(keys & set(either) for either in says["needs"]):
            return _with_lower_half(_block(kind, heads), grid, number, year)
    return None


def _labelled(grid: Grid, number: int, kind: str, year: str) -> list[tuple[str, Cell]]:
    found = ((column_key(cell.text, kind, year), cell) for cell in grid.fresh(number))
    return [(key, cell) for key, cell in found if key is not None]


def _block(kind: str, heads: list[tuple[str, Cell]]) -> Block:
    made: dict[str, Cell] = {}
    for key, cell in heads:
        if key and (key not in made or key == LAST_COUNTS):
            made[key] = cell
    return Block(kind, made, _money([cell for _, cell in heads]), [cell for _, cell in heads])


def _money(cells: list[Cell]) -> str:
    return next((found[1] for cell in cells if (found := MONEY.search(cell.text))), "")


def _with_lower_half(block: Block, grid: Grid, number: int, year: str) -> Block:
    """Put the labels of a second row in the place of the head that they part."""
    if number + 1 >= len(grid.rows):
        return block
    fresh = list(grid.fresh(number + 1))
    lower = _labelled(grid, number + 1, block.kind, year)
    if not lower or len(lower) < len(fresh):
        return block
    parted = [cell for _, cell in lower]
    kept = {k: c for k, c in block.heads.items() if not any(_overlap(c, one) for one in parted)}
    own = {key: cell for key, cell in lower if key}
    return Block(block.kind, {**kept, **own}, block.money, [*block.seen, *parted])


def is_total(cells: Iterator[Cell]) -> bool:
    """Tell whether a row is a total: its first text says so."""
    first = next(cells, None)
    return first is not None and named(first.text, vocabulary()["total"]["labels"])


def without_points(text: str) -> str:
    """Return the name of a level: 产出指标（50分） without its points and white space."""
    return re.sub(r"[（(]?[0-9.]+分?[）)]?$", "", "".join(text.split()))


def measures(text: str) -> list[str]:
    """Part a cell that holds several: 指标1：…指标2：…, or 1、…2、…."""
    parts = re.split(r"(?:^|[\n；;])\s*(?:指标\s*[0-9]+\s*[：:]|[0-9]{1,2}、)", text)
    return [part.strip() for part in parts if not is_nothing(part)] or [text]


def is_source_total(label: str) -> bool:
    """Tell whether a line of the funding block is its total."""
    return plain(label) in vocabulary()["sources"]["total"]
