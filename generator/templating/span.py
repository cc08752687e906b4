"""A text that one cell may print for several rows: what the template's 合并 tag prints."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

_SERIALS = count(1)


class Span(str):
    """What a cell prints that may be merged with the cell above, and in all else its text.

    As a text it compares, sorts and prints like any other. Rows below each other whose texts are
    of one ``run`` share a cell; which rows are printed, and in which order, is the template's to
    say. ``cell`` is what the merged cell prints, where a form has more there than the name.
    """

    __slots__ = ("cell", "run")

    cell: str
    run: str

    def __new__(cls, text: str, cell: str | None = None, run: str = "") -> Self:
        """Make the text; without a run it shares its cell with no other."""
        span = super().__new__(cls, text)
        span.cell = text if cell is None else cell
        span.run = run or f"{next(_SERIALS)}"
        return span

    @property
    def text(self) -> str:
        """The text without its cell."""
        return str.__str__(self)


def spans(rows: Sequence[Sequence[str]]) -> tuple[tuple[Span, ...], ...]:
    """Return, for rows given as (group, subgroup, …), the spans of every row.

    A run is what has the same text on this level and on those above it: two groups that both end
    and begin with 数量指标 keep a cell each.
    """
    known: dict[tuple[str, ...], Span] = {}
    serial = next(_SERIALS)
    for row in rows:
        for level, text in enumerate(row):
            above = tuple(row[: level + 1])
            if above not in known:
                known[above] = Span(text, run=f"{serial}.{len(known)}")
    return tuple(tuple(known[tuple(row[: level + 1])] for level in range(len(row))) for row in rows)
