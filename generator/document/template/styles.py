"""The styles of a template: found by the name that Word shows, compared by what they define."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import escape

from generator import patterns
from generator.document.package.wordml import W, parse
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from generator.document.package.opened_package import Package

_BASES = ("basedOn", "link", "next")
DEFAULTS = "docDefaults"
_LIST = patterns.compile(r"<w:numPr>.*?</w:numPr>", re.DOTALL)
_NUMBER = patterns.compile(r'<w:numPr>.*?<w:numId w:val="([0-9]+)"', re.DOTALL)
_LEVEL = patterns.compile(r'<w:numPr>.*?<w:ilvl w:val="([0-9])"', re.DOTALL)
_INDENT = patterns.compile(r"<w:ind ([^>]*)>")
_ATTRIBUTE = patterns.compile(r'w:(\w+)="([^"]*)"')
_BASED_ON = patterns.compile(r'<w:basedOn w:val="([^"]*)"')


class Style(Struct, frozen=True):
    """One style: its kind (paragraph, table …), its name, its XML, the ids of those it rests on."""

    kind: str
    name: str
    xml: str
    bases: tuple[str, ...]
    default: bool

    @property
    def look(self) -> tuple[str, bool]:
        """What two styles must share to look alike; which list it is, paragraphs say outright."""
        return self.without_list, self.without_list != self.xml

    @property
    def without_list(self) -> str:
        """Its XML without the list that its paragraphs belong to: that is named by each of them."""
        return _LIST.sub("", self.xml)


class StyledList(Struct, frozen=True):
    """What a style says of its paragraphs' list: its id, the level if any, the style's indents."""

    number: str
    level: str
    indents: tuple[tuple[str, str], ...]


class Styles(Struct, frozen=True, dict=True):
    """All styles of a template by id, and the defaults beneath them."""

    by_id: dict[str, Style]
    defaults: str = ""

    @cached_property
    def ids(self) -> dict[tuple[str, str], str]:
        """The ids by kind and name."""
        return {(style.kind, style.name): key for key, style in self.by_id.items()}

    @cached_property
    def escaped_ids(self) -> dict[tuple[str, str], str]:
        """The ids by kind and name as they stand in XML."""
        return {called: str(escape(key)) for called, key in self.ids.items()}

    @cached_property
    def lists(self) -> dict[str, StyledList]:
        """The lists that paragraphs belong to by their style alone, by the style's id."""
        found = {
            key: self._list(key) for key, style in self.by_id.items() if style.kind == "paragraph"
        }
        return {key: one for key, one in found.items() if one.number not in {"", "0"}}

    def _list(self, key: str) -> StyledList:
        """Follow a style and those it rests on for its list, its level and its indents."""
        number, level, indent = (self.said(key, one) for one in (_NUMBER, _LEVEL, _INDENT))
        return StyledList(number, level, tuple(_ATTRIBUTE.findall(indent)))

    def said(self, key: str, pattern: re.Pattern[str]) -> str:
        """Return what the nearest says of a style and those it rests on, '' where none does."""
        seen: set[str] = set()
        found = ""
        while not found and key in self.by_id and key not in seen:
            seen.add(key)
            xml = self.by_id[key].xml
            found, key = _first(pattern, xml), _first(_BASED_ON, xml)
        return found

    def missing(self, kind: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of the names that no style of the kind has."""
        return tuple(name for name in names if (kind, name) not in self.ids)

    def needed(self, used: Iterable[str]) -> dict[str, Style]:
        """Return the styles of these ids, the default ones, and all that they rest on."""
        found: dict[str, Style] = {}
        waiting = [*used, *(key for key, style in self.by_id.items() if style.default)]
        while waiting:
            key = waiting.pop()
            style = self.by_id.get(key)
            if style is not None and key not in found:
                found[key] = style
                waiting += style.bases
        return found


def read_styles(package: Package) -> Styles:
    """Read the styles part of a package; none gives no styles."""
    member = package.members.get(package.target("styles", package.main))
    if member is None:
        return Styles({})
    root = parse(member.content)
    defaults = root.find(f"{W}{DEFAULTS}")
    return Styles(dict(_styles(root)), "" if defaults is None else _canonical(defaults))


def _styles(root: etree._Element) -> Iterator[tuple[str, Style]]:
    for element in root.findall(f"{W}style"):
        for revision in element.findall(f"{W}rsid"):  # which editing session made it: no matter
            element.remove(revision)
        bases = (_value(element, name) for name in _BASES)
        style = Style(
            kind=element.get(f"{W}type", "paragraph"),
            name=_value(element, "name"),
            xml=_canonical(element),
            bases=tuple(base for base in bases if base),
            default=element.get(f"{W}default") in {"1", "true", "on"},
        )
        yield element.get(f"{W}styleId", ""), style


def _first(pattern: re.Pattern[str], xml: str) -> str:
    found = pattern.search(xml)
    return found[1] if found else ""


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _canonical(element: etree._Element) -> str:
    """Write an element the one way that equal elements share."""
    from lxml import etree  # noqa: PLC0415 - only what is prepared anew pays for lxml

    element.tail = None
    return etree.tostring(element, method="c14n", exclusive=True).decode()
