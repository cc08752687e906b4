"""Tracked changes of a part, accepted: what was inserted stays, what was deleted goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import CELL, PARAGRAPH, ROW, W, discard, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

KEPT = (f"{W}ins", f"{W}moveTo")
GONE = (f"{W}del", f"{W}moveFrom")
_CELLS = (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge")
_FORMATS = tuple(
    f"{W}{name}Change"
    for name in (
        *("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "numbering"),
    )
)
_RANGES = tuple(
    f"{W}{kind}Range{end}"
    for kind in (
        *("moveFrom", "moveTo", "customXmlIns", "customXmlDel"),
        *("customXmlMoveFrom", "customXmlMoveTo"),
    )
    for end in ("Start", "End")
)
REVISIONS = (*KEPT, *GONE, *_CELLS, *_FORMATS)
_MARKS = (f"{W}rPr", f"{W}trPr", f"{W}numPr")  # in these a change speaks of what they belong to


def revisions(root: etree._Element) -> Iterator[etree._Element]:
    """Walk the tracked changes of a part."""
    yield from root.iter(*REVISIONS)


def accept(root: etree._Element) -> bool:
    """Accept all tracked changes of a part; tell whether there were any."""
    found = list(root.iter(*REVISIONS, *_RANGES))
    for change in found:
        if change.getparent() is not None:
            _accept(change)
    return bool(found)


def _accept(change: etree._Element) -> None:
    parent = change.getparent()
    marks = parent is not None and parent.tag in _MARKS
    if change.tag in KEPT and not marks:
        _unwrap(change)
    elif change.tag in GONE and marks:
        _delete_marked(change)
    elif change.tag == f"{W}cellDel" and (cell := nearest(change, CELL)) is not None:
        discard(cell)
    else:
        discard(change)


def _delete_marked(change: etree._Element) -> None:
    """Delete the row, or the end of the paragraph, that a change stands in the properties of."""
    row = nearest(change, f"{W}trPr")
    paragraph, holder = nearest(change, PARAGRAPH), nearest(change, f"{W}pPr")
    discard(change)
    if row is not None and (whole := nearest(row, ROW)) is not None:
        discard(whole)
    elif paragraph is not None and holder is not None:
        _join_next(paragraph, holder)


def _join_next(paragraph: etree._Element, properties: etree._Element) -> None:
    """Put what is left of a paragraph at the head of the next one, as Word does."""
    following = paragraph.getnext()
    if following is None or following.tag != PARAGRAPH:
        return
    own = following.find(f"{W}pPr")
    at = 0 if own is None else following.index(own) + 1
    following[at:at] = [child for child in paragraph if child is not properties]
    discard(paragraph)


def _unwrap(element: etree._Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
