"""Numbered lists of documents put together: each document counts its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.wordml import DECLARATION, W, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_USED = re.compile(r'(<w:numId w:val=")([1-9][0-9]*)(")')
# What ties a list to others of the same origin, or to a picture of its own part.
_TIES = ("nsid", "tmpl", "styleLink", "lvlPicBulletId")


def lists_used(xml: str) -> frozenset[str]:
    """Return the ids of the lists that paragraphs of a body belong to."""
    return frozenset(match[2] for match in _USED.finditer(xml))


def renumbered(xml: str, ids: dict[str, str]) -> str:
    """Lead the paragraphs of a body to the lists' new ids."""
    return _USED.sub(lambda match: f"{match[1]}{ids.get(match[2], match[2])}{match[3]}", xml)


def with_lists(whole: bytes, attached: bytes, used: frozenset[str]) -> tuple[bytes, dict[str, str]]:
    """Copy lists from an attached document's numbering part; return the part and their new ids."""
    root, other = parse(whole), parse(attached)
    ids: dict[str, str] = {}
    for number in other.findall(f"{W}num"):
        old = number.get(f"{W}numId", "")
        if old not in used:
            continue
        abstract = _abstract(other, number)
        if abstract is None:
            continue
        ids[old] = str(_next(root, "num", "numId"))
        kind = str(_next(root, "abstractNum", "abstractNumId"))
        _add_abstract(root, abstract, kind)
        _add_number(root, number, ids[old], kind)
    return DECLARATION.encode() + etree.tostring(root), ids


def empty_numbering() -> bytes:
    """Return a numbering part without lists."""
    return etree.tostring(etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]}))


def _abstract(root: etree._Element, number: etree._Element) -> etree._Element | None:
    link = number.find(f"{W}abstractNumId")
    wanted = None if link is None else link.get(f"{W}val")
    found = (a for a in root.findall(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == wanted)
    return next(found, None)


def _next(root: etree._Element, element: str, attribute: str) -> int:
    return max(_ids(root, element, attribute), default=0) + 1


def _ids(root: etree._Element, element: str, attribute: str) -> Iterator[int]:
    for item in root.findall(f"{W}{element}"):
        value = item.get(f"{W}{attribute}", "")
        if value.isdecimal():
            yield int(value)


def _copy(element: etree._Element) -> etree._Element:
    return parse(etree.tostring(element, with_tail=False))


def _add_abstract(root: etree._Element, abstract: etree._Element, kind: str) -> None:
    """Add a list's definition where the schema wants it: before all lists."""
    copy = _copy(abstract)
    copy.set(f"{W}abstractNumId", kind)
    for tie in [item for name in _TIES for item in copy.iter(f"{W}{name}")]:
        if (parent := tie.getparent()) is not None:
            parent.remove(tie)
    first = root.find(f"{W}num")
    if first is None:
        root.append(copy)
    else:
        first.addprevious(copy)


def _add_number(root: etree._Element, number: etree._Element, key: str, kind: str) -> None:
    """Add a list behind the definitions, of which its own has just become one."""
    copy = _copy(number)
    copy.set(f"{W}numId", key)
    link = copy.find(f"{W}abstractNumId")
    if link is not None:
        link.set(f"{W}val", kind)
    root.findall(f"{W}abstractNum")[-1].addnext(copy)
