"""A part of an opened Word file as a file of its own."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.archive import Frame, Member
from generator.document.package.wordml import PARAGRAPH, SECTION, W, discard

if TYPE_CHECKING:
    from generator.document.foreign.opened import WordFile

BODY = f"{W}body"


def pieces_of(file: WordFile, starts: list[etree._Element]) -> list[bytes]:
    """Cut a file before each of these elements of its body, the first at its beginning.

    Each piece keeps the page of the section that it ends in.
    """
    body = file.body.root.find(BODY)
    if body is None:
        return []
    places = [body.index(_of_body(one)) for one in starts]
    bounds = [0, *places[1:], len(body)]
    return [_piece(file, start, end) for start, end in pairwise(bounds)]


def _of_body(element: etree._Element) -> etree._Element:
    """Return what holds an element among the blocks of the body."""
    while (parent := element.getparent()) is not None and parent.tag != BODY:
        element = parent
    return element


def _piece(file: WordFile, start: int, end: int) -> bytes:
    root = deepcopy(file.body.root)
    body = root.find(BODY)
    if body is None:
        return b""
    blocks = list(body)
    section = _section(blocks[max(end - 1, start) :])
    for place, block in enumerate(blocks):
        if not start <= place < end or block.tag == SECTION:
            body.remove(block)
    last = body[-1] if len(body) else None
    if section is not None:
        closing = None if last is None else last.find(f"{W}pPr/{SECTION}")
        if closing is not None:
            discard(closing)
        body.append(section)
    return _packed(
        file, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )


def _section(blocks: list[etree._Element]) -> etree._Element | None:
    """Return the first section that ends in these blocks."""
    for block in blocks:
        found = block if block.tag == SECTION else block.find(f"{W}pPr/{SECTION}")
        if found is not None and (block.tag in (SECTION, PARAGRAPH)):
            return deepcopy(found)
    return None


def _packed(file: WordFile, content: bytes) -> bytes:
    package = file.package
    members = (
        Member.pack(one.name, content) if one.name == package.main else one
        for one in package.in_order()
    )
    return Frame().write(members)
