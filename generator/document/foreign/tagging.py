"""Tags written into a paper's own cells and lines: looks stay, the text goes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.wordml import (
    CELL,
    CELL_PROPERTIES,
    PARAGRAPH,
    ROW,
    RUN,
    TEXT,
    W14,
    XML_SPACE,
    W,
    discard,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOKS, OWN_LOOKS = f"{W}rPr", f"{W}pPr"
CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")  # of a paragraph's own mark
VALUE = f"{W}val"


def write_cell(cell: etree._Element, lines: tuple[str, ...]) -> None:
    """Put lines into a cell in place of its text, each a paragraph that looks like its first."""
    first = next(cell.iterchildren(PARAGRAPH), None)
    if first is None:
        first = etree.SubElement(cell, PARAGRAPH)
    for other in [one for one in cell if one is not first and one.tag != CELL_PROPERTIES]:
        cell.remove(other)
    _let_grow(cell)
    looks = _looks(first)
    last = first
    for number, line in enumerate(lines):
        if number:
            following = _bare_copy(first)
            last.addnext(following)
            last = following
        _write(last, line, looks)


def write_span(paragraph: etree._Element, start: int, end: int, text: str) -> None:
    """Put a text in the place of some characters of a paragraph, in the looks of the first."""
    at, waiting = 0, text
    for element in list(paragraph.iter(TEXT)):
        own = element.text or ""
        low, high = start - at, end - at
        at += len(own)
        if (low < len(own) and high > 0) or (low == high == len(own)):
            element.text = own[: max(low, 0)] + waiting + own[max(high, 0) :]
            element.set(XML_SPACE, "preserve")
            waiting = ""
            if high <= len(own):
                return


def shown_text(paragraph: etree._Element) -> str:
    """Return the text in which ``write_span`` counts: tabs and breaks are no part of it."""
    return "".join(element.text or "" for element in paragraph.iter(TEXT))


def loop_row(row: etree._Element, opening: str, closing: str) -> None:
    """Let a row repeat: rows with the tags stand around it, its own cells merge no more."""
    for cell in _cells(row):
        merged = cell.find(f"{CELL_PROPERTIES}/{W}vMerge")
        if merged is not None and merged.get(VALUE, "continue") != "continue":
            discard(merged)
    row.addprevious(_marker(row, opening))
    row.addnext(_marker(row, closing))


def drop_row(row: etree._Element) -> None:
    """Take a row out of its table."""
    discard(row)


def _marker(row: etree._Element, tag: str) -> etree._Element:
    """Make a row that holds nothing but a tag; it disappears when the template is prepared."""
    copy = deepcopy(row)
    for element in copy.iter():
        element.attrib.pop(f"{W14}paraId", None)
    cells = list(_cells(copy))
    own = next((one for one in cells if not _goes_on(one)), cells[0])
    for cell in cells:
        write_cell(cell, (tag if cell is own else "",))
    return copy


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row itself, not those of tables in it."""
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW), None) is row:
            yield cell


def _goes_on(cell: etree._Element) -> bool:
    merged = cell.find(f"{CELL_PROPERTIES}/{W}vMerge")
    return merged is not None and merged.get(VALUE, "continue") == "continue"


def _looks(paragraph: etree._Element) -> etree._Element | None:
    """Return how the text of a paragraph looks, in an empty one how its mark does."""
    found = next((run.find(LOOKS) for run in paragraph.iter(RUN)), None)
    if found is None:
        found = paragraph.find(f"{OWN_LOOKS}/{LOOKS}")
    if found is None:
        return None
    looks = deepcopy(found)
    for change in [one for one in looks if one.tag in CHANGES]:
        looks.remove(change)
    return looks


def _bare_copy(paragraph: etree._Element) -> etree._Element:
    made = etree.Element(PARAGRAPH)
    properties = paragraph.find(OWN_LOOKS)
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _write(paragraph: etree._Element, text: str, looks: etree._Element | None) -> None:
    for other in [one for one in paragraph if one.tag != OWN_LOOKS]:
        paragraph.remove(other)
    if not text:
        return
    run = etree.SubElement(paragraph, RUN)
    if looks is not None:
        run.append(deepcopy(looks))
    written = etree.SubElement(run, TEXT)
    written.text = text
    written.set(XML_SPACE, "preserve")


def _let_grow(cell: etree._Element) -> None:
    """Let the row of a cell grow with its text: papers to be filled by hand fix its height."""
    row = next(cell.iterancestors(ROW), None)
    height = None if row is None else row.find(f"{W}trPr/{W}trHeight")
    if height is not None and height.get(f"{W}hRule") == "exact":
        height.set(f"{W}hRule", "atLeast")
