"""Footnotes and endnotes of documents put together: each comes along under a number of its own."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import count

from lxml import etree

from generator.document.package.opened_package import WORD
from generator.document.package.wordml import DECLARATION, W, parse
from generator.structs import Struct

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Notes(Struct, frozen=True):
    """One kind of note: what a body says of them, and the part that holds them."""

    kind: str

    @property
    def part(self) -> str:
        """The kind of the relationship, and the member's name."""
        return f"{self.kind}s"

    @property
    def content_type(self) -> str:
        """The content type of the part."""
        return f"{WORD}.{self.kind}s+xml"

    def used(self, xml: str) -> frozenset[str]:
        """Return the ids of the notes that a body refers to."""
        return frozenset(match[2] for match in self._references.finditer(xml))

    def renumbered(self, xml: str, ids: dict[str, str]) -> str:
        """Lead a body's references to the notes' new ids."""
        return self._references.sub(lambda m: f"{m[1]}{ids.get(m[2], m[2])}{m[3]}", xml)

    def repeated(self, xml: str) -> bool:
        """Tell whether a body refers to a note twice."""
        found = [match[2] for match in self._references.finditer(xml)]
        return len({*found}) < len(found)

    def told_apart(self, xml: str, part: bytes) -> tuple[str, bytes]:
        """Give every reference of a body a note of its own; return both parts."""
        root = parse(part)
        notes = {note.get(f"{W}id", ""): note for note in root}
        numbers = count(_last(root) + 1)
        seen: set[str] = set()

        def own(match: re.Match[str]) -> str:
            key = match[2]
            if key in seen and key in notes:
                copy = deepcopy(notes[key])
                key = str(next(numbers))
                copy.set(f"{W}id", key)
                root.append(copy)
            seen.add(match[2])
            return f"{match[1]}{key}{match[3]}"

        xml = self._references.sub(own, xml)
        text = etree.tostring(root, encoding="unicode")
        return xml, f"{DECLARATION}{text}".encode()

    @property
    def _references(self) -> re.Pattern[str]:
        return re.compile(rf'(<w:{self.kind}Reference [^>]*?w:id=")([^"]*)(")')

    def joined(
        self, whole: bytes, attached: str, used: frozenset[str]
    ) -> tuple[bytes, dict[str, str]]:
        """Copy notes into the whole document's part; return it and their new ids.

        A document without notes takes the separators of those it gets.
        """
        other = parse(attached.encode())
        notes = list(other)
        root = parse(whole) if whole else _emptied(other)
        last = _last(root)
        ids: dict[str, str] = {}
        for note in notes:
            old = note.get(f"{W}id", "")
            if old in used and note.get(f"{W}type") not in _SEPARATORS:
                ids[old] = str(last + len(ids) + 1)
                note.set(f"{W}id", ids[old])
                root.append(note)
        text = etree.tostring(root, encoding="unicode")
        return f"{DECLARATION}{text}".encode(), ids


def _last(root: etree._Element) -> int:
    """Return the highest id of a note; separators may have one below nought."""
    return max((0, *(int(note.get(f"{W}id", "0")) for note in root)))


def _emptied(root: etree._Element) -> etree._Element:
    for note in list(root):
        if note.get(f"{W}type") not in _SEPARATORS:
            root.remove(note)
    return root
