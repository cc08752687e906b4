"""The body of a Word file as paragraphs and grids; merged cells are one cell that reaches far."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from generator.diagnostics import Position
from generator.document.foreign.content import Cell, Grid, Paragraph, visible
from generator.document.package.wordml import (
    CELL,
    CELL_PROPERTIES,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT,
    TEXT_BOX,
    W,
    parse,
)
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.document.foreign.content import Content
    from generator.document.package.opened_package import Package

Element: TypeAlias = etree._Element  # noqa: SLF001 - what rooms without lxml call an element
MOST_COLUMNS = 400  # of a grid; what says more is broken or means harm
DEEPEST = 8  # tables within tables
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DELETED = (f"{W}del", f"{W}moveFrom")
BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NOT_BELOW = (TABLE, TEXT_BOX, FALLBACK, *DELETED)


class UnreadableError(Exception):
    """The document's own XML cannot be used; the argument is the reason, in Chinese."""


def word_content(package: Package, name: str) -> Content:
    """Return what the main part of a package holds, under the name that its file is shown by."""
    return word_body(package, name).content


class Body(Struct, frozen=True):
    """What a main part holds, and the elements that it was read from.

    ``elements`` are those of ``content``, one by one. ``cells`` and ``rows`` are found by the label
    of their grid, their row and, for cells, the grid column in which they begin; a cell that goes
    on from above is an element of its own there.
    """

    root: etree._Element
    content: Content
    elements: tuple[etree._Element, ...]
    cells: Mapping[tuple[str, int, int], etree._Element]
    rows: Mapping[tuple[str, int], etree._Element]


def word_body(package: Package, name: str) -> Body:
    """Read the main part of a package; its elements may be changed by whoever reads it."""
    try:
        root = parse(package.members[package.main].content)
        levels = _levels(package)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("文件内容损坏") from error
    walk = _Walk(name, levels)
    walk.go(root)
    return Body(root, tuple(walk.found), tuple(walk.elements), walk.cells, walk.rows)


def _levels(package: Package) -> dict[str, int]:
    """Return the outline level of each style, 1 for the highest."""
    styles = package.target("styles", package.main)
    if styles not in package.members:
        return {}
    found = {}
    for style in parse(package.members[styles].content).iter(f"{W}style"):
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            found[style.get(f"{W}styleId", "")] = _number(level.get(f"{W}val"), 8) + 1
    return found


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise


class _Walk(Struct):
    """The way through a document, counting what a reader counts."""

    name: str
    levels: dict[str, int]
    found: list[Paragraph | Grid] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    cells: dict[tuple[str, int, int], etree._Element] = field(default_factory=dict)
    rows: dict[tuple[str, int], etree._Element] = field(default_factory=dict)
    paragraphs: int = 0
    tables: int = 0

    def go(self, container: etree._Element) -> None:
        """Take every paragraph and table of the body in order, those in frames too."""
        for element in _blocks(container):
            if element.tag == TABLE:
                self.tables += 1
                self._table(element, f"表{self.tables}", 0)
            else:
                self._paragraph(element)

    def _paragraph(self, element: etree._Element) -> None:
        self.paragraphs += 1
        text = visible(paragraph_text(element))
        if text:
            place = self._at(f"正文第{self.paragraphs}段", text)
            self.found.append(Paragraph(text, place, _level(element, self.levels)))
            self.elements.append(element)
        for box in element.iter(TEXT_BOX):
            if not any(above.tag == FALLBACK for above in box.iterancestors()):
                self.go(box)

    def _table(self, table: etree._Element, label: str, depth: int) -> None:
        rows: list[tuple[Cell, ...]] = []
        inner: list[tuple[etree._Element, str]] = []
        for row in _below(table, ROW):
            rows.append(self._row(row, rows, label, inner))
        self.found.append(Grid(label, self._at(label, ""), tuple(rows)))
        self.elements.append(table)
        if depth < DEEPEST:
            for element, place in inner:
                self._table(element, place, depth + 1)

    def _row(
        self,
        row: etree._Element,
        above: list[tuple[Cell, ...]],
        label: str,
        inner: list[tuple[etree._Element, str]],
    ) -> tuple[Cell, ...]:
        """Read a row; a cell that goes on from above is the one above."""
        made: list[Cell] = []
        column = _before(row)
        self.rows[label, len(above)] = row
        for number, element in enumerate(_below(row, CELL), start=1):
            width = _width(element)
            place = f"{label} 第{len(above) + 1}行第{number}列"
            own = self._cell(element, place, len(above), column, width)
            self.cells[label, len(above), column] = element
            made.append((_upper(above, column) if _goes_on(element) else None) or own)
            within = [one for one in _blocks(element) if one.tag == TABLE]
            inner += [(one, f"{place}内表{at}") for at, one in enumerate(within, start=1)]
            column = min(column + width, MOST_COLUMNS)
        return tuple(made)

    def _cell(self, element: etree._Element, place: str, row: int, column: int, width: int) -> Cell:
        lines = [paragraph_text(one) for one in _blocks(element) if one.tag == PARAGRAPH]
        text = visible("\n".join(lines))
        return Cell(text, self._at(place, text), row, column, width)

    def _at(self, place: str, text: str) -> Position:
        return Position(file=self.name, place=place, excerpt=text.replace("\n", " "))


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text that a paragraph shows: what was deleted under review is gone."""
    return "".join(_texts(paragraph))


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in BREAKS:
            yield BREAKS[str(child.tag)]
        elif child.tag not in NOT_BELOW:
            yield from _texts(child)


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, also those in controls and in what was inserted."""
    for child in container:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif child.tag not in (*NOT_BELOW, CELL_PROPERTIES):
            yield from _blocks(child)


def _below(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows or cells of a table itself, also those in controls."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag not in (CELL, PARAGRAPH, *NOT_BELOW):
            yield from _below(child, tag)


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if own is not None:
        return (_number(own.get(f"{W}val"), 8) + 1) % 10
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return levels.get(style.get(f"{W}val", ""), 0) if style is not None else 0


def _before(row: etree._Element) -> int:
    """Return how many grid columns a row leaves out at its beginning."""
    found = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if found is None else min(_number(found.get(f"{W}val"), 0), MOST_COLUMNS)


def _width(cell: etree._Element) -> int:
    found = cell.find(f"{CELL_PROPERTIES}/{W}gridSpan")
    stated = 1 if found is None else _number(found.get(f"{W}val"), 1)
    return max(1, min(stated, MOST_COLUMNS))


def _goes_on(cell: etree._Element) -> bool:
    found = cell.find(f"{CELL_PROPERTIES}/{W}vMerge")
    return found is not None and found.get(f"{W}val", "continue") == "continue"


def _upper(above: list[tuple[Cell, ...]], column: int) -> Cell | None:
    """Return the cell of the row above that covers a column."""
    last = above[-1] if above else ()
    return next((cell for cell in last if cell.column <= column < cell.end), None)
