"""The blocks of a form: rows below a head of their own, found by how the template is made.

A head is what the template marks as one (“在各页顶端以标题行形式重复出现”), and where a table marks
nothing below its first rows, rows without tags right above the rows of a loop that fill the same
columns. The block goes on for as long as rows have their edges where the head has its own.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from generator.document.package.wordml import CELL, CELL_PROPERTIES, ROW, W, own, switched
from generator.document.template.column_marks import skipped_by, width_of
from generator.document.template.places import text_of
from generator.document.template.syntax import word_of
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from generator.document.template.tags import Found, Tag

HEADER, ROW_PROPERTIES = f"{W}tblHeader", f"{W}trPr"
LEAST_COLUMNS = 3  # of a row that still belongs to a block: a line of two is a matter of its own
LEAST_NAMED = 2  # columns that a row must name to be taken for a head
OPENING, CLOSING = frozenset({"for", "if"}), frozenset({"endfor", "endif"})


class Block(Struct, frozen=True):
    """Rows from ``first`` on, of which those before ``body`` are the head; ``stop`` is beyond."""

    first: int
    body: int
    stop: int


class Row(Struct, frozen=True):
    """A row: where its cells end in the grid, what it continues from above, its tags."""

    element: etree._Element
    start: int
    edges: tuple[int, ...]
    continues: bool
    marked: bool | None  # as a head, None where nothing is said
    tags: tuple[Tag, ...]
    named: int

    @property
    def step(self) -> int:
        """How the row changes the depth of statements: 1 where it opens one, -1 where it ends."""
        words = [word_of(tag) for tag in self.tags if tag.structure == "tr"]
        return sum((word in OPENING) - (word in CLOSING) for word in words)

    @property
    def is_statement(self) -> bool:
        """Whether the row holds nothing but a statement and is never printed."""
        return any(tag.structure == "tr" and tag.is_statement for tag in self.tags)

    def fits(self, head: Row) -> bool:
        """Whether the row is one of the columns of a head: it may leave some together."""
        if self.edges == head.edges:
            return True
        return len(self.edges) >= LEAST_COLUMNS and set(self.edges) <= set(head.edges)


def rows_of(table: etree._Element, found: Sequence[Found]) -> list[Row]:
    """Read the rows of a table, with the tags that stand in each."""
    tags: dict[etree._Element, list[Tag]] = {}
    for item in found:
        for row in item.paragraph.iterancestors(ROW):
            tags.setdefault(row, []).append(item.tag)
    return [_row(element, tuple(tags.get(element, ()))) for element in table.findall(ROW)]


def _row(element: etree._Element, tags: tuple[Tag, ...]) -> Row:
    cells = list(own(element, CELL))
    skipped = skipped_by(element)
    merges = [cell.find(f"{CELL_PROPERTIES}/{W}vMerge") for cell in cells]
    return Row(
        element,
        skipped,
        tuple(accumulate(map(width_of, cells), initial=skipped))[1:],
        any(merge is not None and merge.get(f"{W}val") != "restart" for merge in merges),
        switched(element.find(f"{ROW_PROPERTIES}/{HEADER}")),
        tags,
        sum(bool(text_of(cell).strip()) for cell in cells),
    )


def blocks_of(rows: list[Row], *, fixed: bool) -> Iterator[Block]:
    """Yield the blocks of a table; only one of ``fixed`` columns is cut where nothing is marked."""
    if any(tag.structure == "tc" for row in rows for tag in row.tags):
        return  # nobody knows what columns there will be
    at = 0
    for first, end in _heads(rows, fixed=fixed):
        stop = _end(rows, end) if first >= at else at
        if stop > end and first >= at and not rows[first].continues:
            yield Block(first, end, stop)
            at = stop


def _heads(rows: list[Row], *, fixed: bool) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows that are heads, outside all statements."""
    depths = list(accumulate((row.step for row in rows), initial=0))
    marked = [n for n, row in enumerate(rows) if row.marked]
    if marked and marked != list(range(len(marked))):
        yield from (
            (n, _run(rows, n)) for n in marked if depths[n] == 0 and (not n or n - 1 not in marked)
        )
        return
    if marked:
        yield 0, len(marked)
    for n, row in enumerate(rows):
        if row.step == 1 and depths[n] == 0 and n > len(marked):
            first = _head_above(rows, n)
            if first is not None and (not first or fixed):
                yield first, n


def _run(rows: list[Row], first: int) -> int:
    """Return where a run of marked rows ends."""
    return next((n for n in range(first, len(rows)) if not rows[n].marked), len(rows))


def _head_above(rows: list[Row], loop: int) -> int | None:
    """Return where the head above a loop begins, None where what stands there is none."""
    body = next((row for row in rows[loop:] if not row.is_statement), None)
    first = loop - 1
    above = rows[first]
    if body is None or above.edges != body.edges or above.named < LEAST_NAMED:
        return None
    while first and rows[first].continues:
        first -= 1
    spoken_for = any(row.tags or row.marked is False for row in rows[first:loop])
    return None if spoken_for or rows[first].continues else first


def _end(rows: list[Row], start: int) -> int:
    """Return where the block ends whose rows begin at ``start``, right below its head."""
    head, at = rows[start - 1], start
    while at < len(rows):
        unit = _unit(rows, at)
        own_rows = [row for row in rows[at:unit] if not row.is_statement]
        if any(row.marked or not row.fits(head) for row in own_rows):
            break
        at = unit
    while at < len(rows) and rows[at].continues:
        at = _unit(rows, at)
    return at


def _unit(rows: list[Row], at: int) -> int:
    """Return where a row ends together with all that its statement holds."""
    depth = 0
    for number in range(at, len(rows)):
        depth += rows[number].step
        if depth <= 0:
            return number + 1
    return len(rows)
