"""Places in a Word part as a person finds them: 正文第3段, 正文表2第3行第4格."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import (
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT,
    TEXT_BOX,
    nearest,
    own,
)
from generator.structs import Struct

if TYPE_CHECKING:
    from lxml import etree


class Place(Struct, frozen=True):
    """A paragraph or cell: its name within the document and the text that stands there."""

    name: str
    text: str


class PlaceFinder:
    """Names the paragraphs of one part.

    Paragraphs outside tables count from 1, and so do tables; a cell counts within its row as it
    stands in the template, tag rows included. What lies in a nested table or a text box is named by
    what it lies in.
    """

    def __init__(self, root: etree._Element, label: str) -> None:
        self.label = label
        outer = [p for p in root.iter(PARAGRAPH) if not _is_inside(p)]
        tables = [t for t in root.iter(TABLE) if not _is_inside(t)]
        self._paragraphs = {element: n for n, element in enumerate(outer, 1)}
        self._tables = {element: n for n, element in enumerate(tables, 1)}

    def place(self, paragraph: etree._Element) -> Place:
        """Return the place of a paragraph, with the text of its cell or of itself."""
        chain = [paragraph, *paragraph.iterancestors(PARAGRAPH, TABLE)]
        outermost = chain[-1]
        if outermost in self._tables:
            return self._cell_place(paragraph, outermost)
        if outermost not in self._paragraphs:  # nothing may stand there, and something does
            return Place(f"{self.label}的段落和表格以外", text_of(paragraph))
        where = f"第{self._paragraphs[outermost]}段"
        box = "的文本框" if outermost is not paragraph else ""
        return Place(f"{self.label}{where}{box}", text_of(paragraph))

    def place_of(self, element: etree._Element) -> Place:
        """Return the place of any element, with the text of its paragraph."""
        paragraph = element if element.tag == PARAGRAPH else nearest(element, PARAGRAPH)
        text = text_of(element if paragraph is None else paragraph)
        return Place(self.around(element), text)

    def around(self, element: etree._Element) -> str:
        """Name the place of any element: its paragraph, or the first of the table it is in."""
        paragraph = element if element.tag == PARAGRAPH else nearest(element, PARAGRAPH)
        if paragraph is None:
            kinds = (ROW, TABLE)
            around = (element, *element.iterancestors(*kinds))
            first = (next(one.iter(PARAGRAPH), None) for one in around if one.tag in kinds)
            paragraph = next((one for one in first if one is not None), None)
        return self.label if paragraph is None else self.place(paragraph).name

    def _cell_place(self, paragraph: etree._Element, table: etree._Element) -> Place:
        cells = list(paragraph.iterancestors(CELL))
        row = nearest(cells[-1], ROW) if cells else None
        rows = list(own(table, ROW))
        if row is None or row not in rows:  # nothing may stand there, and something does
            return Place(f"{self.label}表{self._tables[table]}的单元格以外", text_of(paragraph))
        column = list(own(row, CELL)).index(cells[-1]) + 1
        inside = "内的表格" if len(cells) > 1 else ""
        where = f"表{self._tables[table]}第{rows.index(row) + 1}行第{column}格{inside}"
        return Place(f"{self.label}{where}", text_of(cells[0]))


def text_of(element: etree._Element) -> str:
    """Return the text that shows in a paragraph or cell."""
    return "".join(text.text or "" for text in element.iter(TEXT))


def _is_inside(element: etree._Element) -> bool:
    return next(element.iterancestors(CELL, TEXT_BOX), None) is not None
