"""A cell that runs over several rows: what the template's 合并 tag prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence


class Span(str):
    """One row's share of a vertically merged cell, and in everything else the text it stands for.

    As a text it compares, sorts and prints like any other. ``first`` says whether this row shows
    the cell's text; ``count`` is the number of rows the cell runs over, the same in every row of
    it. ``cell`` is what the merged cell prints, where a form has more there than the name.
    """

    __slots__ = ("cell", "count", "first")

    cell: str
    count: int  # type: ignore[assignment]  # rows of the cell, not letters of the text
    first: bool

    def __new__(cls, text: str, first: bool, count: int, cell: str | None = None) -> Self:  # noqa: FBT001 - told by its name at every call
        """Make the text with what is known of its cell."""
        span = super().__new__(cls, text)
        span.first, span.count, span.cell = first, count, text if cell is None else cell
        return span

    @property
    def text(self) -> str:
        """The text without its cell."""
        return str.__str__(self)


def spans(rows: Sequence[Sequence[str]]) -> tuple[tuple[Span, ...], ...]:
    """Return, for rows given as (group, subgroup, …), the spans of every row.

    Neighbouring rows with the same text share a cell, and a subgroup's cell ends where its
    group's does: two groups that both end and begin with 数量指标 keep a cell each.
    """
    found: list[list[Span]] = [[] for _ in rows]
    for level in range(max(map(len, rows), default=0)):
        for start, end in _runs([tuple(row[: level + 1]) for row in rows]):
            for place in range(start, end):
                found[place].append(Span(rows[place][level], place == start, end - start))
    return tuple(tuple(row) for row in found)


def _runs(values: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the half-open ranges in which neighbours are equal."""
    edges = [i for i, value in enumerate(values) if i == 0 or value != values[i - 1]]
    return list(zip(edges, [*edges[1:], len(values)], strict=True))
