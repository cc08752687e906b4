"""Numbered lists of documents put together: each document counts its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator import patterns
from generator.document.package.paragraph_order import put_in_order
from generator.document.package.wordml import DECLARATION, W, discard, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.document.template.styles import StyledList

_USED = patterns.compile(r'(<w:numId w:val=")([1-9][0-9]*)(")')
# What ties a list to others of the same origin, or to a picture of its own part.
_TIES = ("nsid", "tmpl", "styleLink", "lvlPicBulletId", "pStyle")


def lists_used(xml: str) -> frozenset[str]:
    """Return the ids of the lists that paragraphs of a body belong to."""
    return frozenset(match[2] for match in _USED.finditer(xml))


def renumbered(xml: str, ids: dict[str, str]) -> str:
    """Lead the paragraphs of a body to the lists' new ids."""
    return _USED.sub(lambda match: f"{match[1]}{ids.get(match[2], match[2])}{match[3]}", xml)


def restarted(
    xml: str, mark: str, numbering: bytes, styled: Mapping[str, StyledList]
) -> tuple[str, bytes]:
    """Let the lists of a part begin anew behind each mark; return both parts, the marks gone."""
    head, *pieces = numbered_outright(xml, styled).split(mark)
    root = parse(numbering)
    for place, piece in enumerate(pieces):
        ids = {old: _begun_anew(root, old) for old in sorted(lists_used(piece))}
        pieces[place] = renumbered(piece, {old: new for old, new in ids.items() if new})
    text = etree.tostring(root, encoding="unicode")
    return "".join((head, *pieces)), f"{DECLARATION}{text}".encode()


def _begun_anew(root: etree._Element, old: str) -> str:
    """Add a list like an old one that counts from its beginning; return its id, '' for no list."""
    numbers = (one for one in root.findall(f"{W}num") if one.get(f"{W}numId") == old)
    number = next(numbers, None)
    abstract = None if number is None else _abstract(root, number)
    if number is None or abstract is None:
        return ""
    copy = _copy(number)
    key = str(_next(root, "num", "numId"))
    copy.set(f"{W}numId", key)
    overridden = {one.get(f"{W}ilvl"): one for one in copy.findall(f"{W}lvlOverride")}
    for level in abstract.findall(f"{W}lvl"):
        place = level.get(f"{W}ilvl", "0")
        override = overridden.get(place)
        if override is None:
            override = etree.SubElement(copy, f"{W}lvlOverride", {f"{W}ilvl": place})
        if override.find(f"{W}startOverride") is None:
            start = level.find(f"{W}start")
            value = "1" if start is None else start.get(f"{W}val", "1")
            override.insert(0, etree.Element(f"{W}startOverride", {f"{W}val": value}))
    root.findall(f"{W}num")[-1].addnext(copy)
    return key


def with_lists(whole: bytes, attached: bytes, used: frozenset[str]) -> tuple[bytes, dict[str, str]]:
    """Copy lists from an attached document's numbering part; return the part and their new ids."""
    root, other = parse(whole), parse(attached)
    ids: dict[str, str] = {}
    kinds: dict[str, str] = {}  # lists of one definition go on counting from each other
    for number in other.findall(f"{W}num"):
        old = number.get(f"{W}numId", "")
        if old not in used:
            continue
        abstract = _abstract(other, number)
        if abstract is None:
            continue
        ids[old] = str(_next(root, "num", "numId"))
        definition = abstract.get(f"{W}abstractNumId", "")
        if definition not in kinds:
            kinds[definition] = str(_next(root, "abstractNum", "abstractNumId"))
            _add_abstract(root, abstract, kinds[definition])
        _add_number(root, number, ids[old], kinds[definition])
    return DECLARATION.encode() + etree.tostring(root), ids


def numbered_outright(xml: str, lists: Mapping[str, StyledList]) -> str:
    """Let paragraphs that belong to a list by their style name it themselves, indents and all."""
    if not any(f'<w:pStyle w:val="{style}"/>' in xml for style in lists):
        return xml
    root = parse(xml.encode())
    for properties in root.iter(f"{W}pPr"):
        style = properties.find(f"{W}pStyle")
        styled = None if style is None else lists.get(style.get(f"{W}val", ""))
        if styled is not None and properties.find(f"{W}numPr") is None:
            _name_list(properties, styled)
    return DECLARATION + etree.tostring(root, encoding="unicode")


def _name_list(properties: etree._Element, styled: StyledList) -> None:
    named = etree.Element(f"{W}numPr")
    etree.SubElement(named, f"{W}ilvl", {f"{W}val": styled.level or "0"})
    etree.SubElement(named, f"{W}numId", {f"{W}val": styled.number})
    put_in_order(properties, named)
    if styled.indents and properties.find(f"{W}ind") is None:
        indents = {f"{W}{name}": value for name, value in styled.indents}
        put_in_order(properties, etree.Element(f"{W}ind", indents))


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
        discard(tie)
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
