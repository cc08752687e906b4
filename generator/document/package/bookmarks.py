"""Bookmarks, and the fields and links that lead to them: ids and names stay unique.

A document put behind another, and a loop, bring the same names again; each mention goes on finding
its own. Word takes two names that differ in capitals for one.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from generator import patterns
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

START = "<w:bookmarkStart"
_MARK = patterns.compile(r'(<w:bookmark(?:Start|End) [^>]*?w:id=")([^"]*)(")')
_EITHER = patterns.compile(r'<w:bookmark(Start|End) [^>]*?w:id="([^"]*)"[^>]*>')
_NAME = patterns.compile(r'(<w:bookmarkStart [^>]*?w:name=")([^"]*)(")')
_ANCHOR = patterns.compile(r'(<w:hyperlink [^>]*?w:anchor=")([^"]*)(")')
_FIELD = patterns.compile(r"(<w:instrText[^>]*>)([^<]*)(</w:instrText>)")
_SIMPLE = patterns.compile(r'(<w:fldSimple [^>]*?w:instr=")([^"]*)(")')
_PIECE = patterns.compile(
    r'<w:bookmark(?:Start|End) [^>]*>|<w:hyperlink [^>]*?w:anchor="[^"]*"'
    r'|<w:instrText[^>]*>[^<]*</w:instrText>|<w:fldSimple [^>]*?w:instr="[^"]*"'
)
# A field's first word, the texts in its quotation marks, its switches, and what it names.
_WORD = patterns.compile(
    r"^\s*\w+|\\l\s+(?:&quot;|\")?\w+(?:&quot;|\")?|(?:&quot;|\").*?(?:&quot;|\")|\\\S|\w+"
)
_LINK = patterns.compile(r"(\\l\s+(?:&quot;|\")?)(\w+)")
_SEQUENCE = patterns.compile(r"\s*(?:SEQ|STYLEREF|DOCPROPERTY|DOCVARIABLE)\b", re.IGNORECASE)
LONGEST = 40  # characters Word allows in a name


class Bookmarks(Struct):
    """The bookmarks of the documents taken in so far."""

    names: set[str] = field(default_factory=set)
    numbers: count[int] = field(default_factory=count)

    def take(self, xml: str) -> str:
        """Return a document's XML with ids and names that no document before it has."""
        return self.take_all({"": xml})[""] if START in xml else xml

    def take_all(self, parts: Mapping[str, str]) -> dict[str, str]:
        """Return the parts of one document so: each mention in any finds the bookmark in any."""
        marked = [xml for xml in parts.values() if START in xml]
        found = [match[2] for xml in marked for match in _NAME.finditer(xml)]
        if not found:
            return dict(parts)
        renamed = {name.casefold(): self.free(name) for name in dict.fromkeys(found)}
        told = any(new.casefold() != old for old, new in renamed.items())
        done = {key: self._numbered(xml) for key, xml in parts.items()}
        return {key: led(xml, renamed) for key, xml in done.items()} if told else done

    def _numbered(self, xml: str) -> str:
        if START not in xml:
            return xml
        ids: dict[str, str] = {}
        return _MARK.sub(
            lambda m: f"{m[1]}{ids.setdefault(m[2], str(next(self.numbers)))}{m[3]}", xml
        )

    def free(self, name: str) -> str:
        """Return the name, or one made of it that is free; it is taken from now on."""
        candidates = (f"{name[: LONGEST - 4]}_{number}" for number in count(2))
        free = name
        while free.casefold() in self.names:
            free = next(candidates)
        self.names.add(free.casefold())
        return free


def led(xml: str, renamed: Mapping[str, str]) -> str:
    """Give bookmarks new names, by the old ones without capitals, and lead all mentions there."""
    for pattern in (_NAME, _ANCHOR):
        xml = pattern.sub(lambda m: f"{m[1]}{renamed.get(m[2].casefold(), m[2])}{m[3]}", xml)
    for pattern in (_FIELD, _SIMPLE):
        xml = pattern.sub(lambda m: f"{m[1]}{_code(m[2], renamed)}{m[3]}", xml)
    return xml


def _code(text: str, renamed: Mapping[str, str]) -> str:
    """Lead what a field's code names; its first word is its kind, what is quoted is text."""
    if _SEQUENCE.match(text):
        return text

    def word(match: re.Match[str]) -> str:
        shown = match[0]
        if shown.startswith("\\l"):
            return _LINK.sub(lambda m: f"{m[1]}{renamed.get(m[2].casefold(), m[2])}", shown)
        if match.start() == 0 and shown.strip().isascii() and not shown.strip().startswith("_"):
            return shown
        head = shown[: len(shown) - len(shown.lstrip())]
        return head + renamed.get(shown.strip().casefold(), shown.strip())

    return _WORD.sub(word, text)


def told_apart(xml: str, first: int = 0) -> str:
    """Tell apart the bookmarks that a loop has repeated; what follows one finds the last.

    New ids are counted from ``first``, which is another in each part of a document.
    """
    names = [match[2].casefold() for match in _NAME.finditer(xml)]
    marks = [(match[1], match[2]) for match in _EITHER.finditer(xml)]
    if len({*names}) == len(names) and len({*marks}) == len(marks):
        return xml
    highest = max((int(key) for _, key in marks if key.isdecimal()), default=0)
    turns = _Turns(Bookmarks(), count(max(highest + 1, first)))
    return _paired(_PIECE.sub(lambda match: turns.piece(match[0]), xml))


def _paired(xml: str) -> str:
    """Return the text without the ends of bookmarks that a loop has repeated alone."""
    marks = [(match[1], match[2]) for match in _EITHER.finditer(xml)]
    last = {mark: place for place, mark in enumerate(marks)}
    kept = {last[one, key] for one, key in last if ("Start", key) in last and ("End", key) in last}
    places = count()
    return _EITHER.sub(lambda match: match[0] if next(places) in kept else "", xml)


class _Turns(Struct):
    """The bookmarks met so far in a part, and what each name and id stands for by now."""

    known: Bookmarks
    numbers: count[int]
    renamed: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def piece(self, text: str) -> str:
        """Return a bookmark or a mention as it is right at this place."""
        if text.startswith(START):
            return self._begun(text)
        if text.startswith("<w:bookmarkEnd"):
            return _MARK.sub(lambda m: f"{m[1]}{self.ids.get(m[2], m[2])}{m[3]}", text)
        return led(text, self.renamed)

    def _begun(self, text: str) -> str:
        number = _MARK.search(text)
        if number is not None:
            taken = number[2] in self.ids
            self.ids[number[2]] = str(next(self.numbers)) if taken else number[2]
            text = _MARK.sub(lambda m: f"{m[1]}{self.ids[m[2]]}{m[3]}", text)
        if (name := _NAME.search(text)) is not None:
            self.renamed[name[2].casefold()] = self.known.free(name[2])
        return led(text, self.renamed)
