"""The grid of a Word table: which cell takes how many columns and rows, and its own look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import W
from generator.document.page_view.looks_of_styles import is_colour, value_of
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

SIDES = ("top", "right", "bottom", "left")
NONE = frozenset(("nil", "none"))
ALIGNED = {"center": "middle", "bottom": "bottom"}


class Cell(Struct):
    """A cell with the columns and rows that it takes."""

    element: _Element
    columns: int
    rows: int = 1
    continues: bool = False

    @property
    def style(self) -> str:
        """Its own look as the text of a ``style`` attribute."""
        properties = self.element.find(f"{W}tcPr")
        if properties is None:
            return ""
        found = [f"vertical-align:{ALIGNED.get(value_of(properties, 'vAlign') or '', 'top')}"]
        shade = properties.find(f"{W}shd")
        fill = "" if shade is None else shade.get(f"{W}fill") or ""
        if is_colour(fill):
            found.append(f"background:#{fill}")
        return ";".join([*found, *_borders(properties.find(f"{W}tcBorders"))])


def _borders(borders: _Element | None) -> Iterator[str]:
    for side in SIDES if borders is not None else ():
        kind = value_of(borders, side)
        if kind is not None:
            yield f"border-{side}:{'none' if kind in NONE else '1px solid'}"


def grid_of(table: _Element) -> list[float]:
    """Return the widths of a table's columns, in percent."""
    widths = [float(one.get(f"{W}w") or 0) for one in table.findall(f"{W}tblGrid/{W}gridCol")]
    whole = sum(widths)
    return [width * 100 / whole for width in widths] if whole else []


def placed(table: _Element) -> Iterator[tuple[_Element, list[Cell]]]:
    """Yield the rows with the cells that begin in them."""
    above: dict[int, Cell] = {}
    rows = []
    for row in table.findall(f"{W}tr"):
        cells, above = _row(row, above)
        rows.append((row, cells))
    yield from rows


def _row(row: _Element, above: dict[int, Cell]) -> tuple[list[Cell], dict[int, Cell]]:
    """Place the cells of a row; one that continues the one above makes that longer."""
    cells: list[Cell] = []
    below: dict[int, Cell] = {}
    column = int(value_of(row.find(f"{W}trPr"), "gridBefore") or 0)
    for element in row.iterfind(f".//{W}tc"):
        if element.getparent() is not row and _row_of(element) is not row:
            continue
        properties = element.find(f"{W}tcPr")
        width = int(value_of(properties, "gridSpan") or 1)
        merge = None if properties is None else properties.find(f"{W}vMerge")
        continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        head = above.get(column) if continued else None
        if head is not None:
            head.rows += 1
        else:
            head = Cell(element, width)
            cells.append(head)
        if merge is not None:
            below[column] = head
        column += width
    return cells, below


def _row_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(f"{W}tr"), None)
