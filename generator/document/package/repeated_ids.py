"""Ids that a document has once each, where a loop or a second attachment brings them again."""

from __future__ import annotations

import re
from itertools import chain, count

from generator import patterns
from generator.structs import Struct, field

# Word gives these anew where they are missing.
_GIVEN_ANEW = patterns.compile(r' w14:(?:paraId|textId)="[^"]*"')
_CONTROL = patterns.compile(r"<w:sdtPr>.*?</w:sdtPr>", re.DOTALL)
_CONTROL_ID = patterns.compile(r'<w:id w:val="[^"]*"/>')
# A kind of shape of the older drawing language, a shape, or an embedded object's mention of the one
# it is shown by.
_SHAPE = patterns.compile(
    r'<v:shapetype [^>]*/>|<v:shapetype [^>]*>.*?</v:shapetype>|<v:[^>]*>|(?<= ShapeID=")[^"]*',
    re.DOTALL,
)
_KIND = "<v:shapetype "
_ID = patterns.compile(r'(?<= id=")[^"]*')
_OF_KIND = patterns.compile(r'(?<= type="#)[^"]*')
_SERIAL = patterns.compile(r' o:spid="[^"]*"')
SHAPE = "<v:"
REPEATED = ("w14:", "<w:sdtPr>")
"""What stands in every text that ``without_ids`` changes."""


def without_ids(xml: str) -> str:
    """Take away what an attached body may bring twice and Word gives anew when it is missing."""
    xml = _GIVEN_ANEW.sub("", xml)
    return _CONTROL.sub(lambda control: _CONTROL_ID.sub("", control[0]), xml)


class Shapes(Struct):
    """The ids and serial numbers of shapes that are taken in the document so far.

    What is put behind an id that is taken differs between those who tell shapes apart in turn.
    """

    joint: str = "_"
    taken: set[str] = field(default_factory=set)

    def renamed(self, xml: str) -> str:
        """Give every shape of a part an id of its own; a kind of shape is told once."""
        return _SHAPE.sub(_Part(self.joint, self.taken).told_apart, xml) if SHAPE in xml else xml


def renamed_shapes(xml: str) -> str:
    """Give every shape of a single part an id of its own."""
    return Shapes().renamed(xml)


class _Part(Struct):
    """The shapes met so far in a part: who is called what, and which kinds are told."""

    joint: str
    taken: set[str]
    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)

    def told_apart(self, found: re.Match[str]) -> str:
        """Return a shape or a mention with the id that is right at this place."""
        text = found[0]
        if text.startswith(_KIND):
            return self._kind(text)
        if not text.startswith("<"):
            return self.names.get(text, text)
        text = _OF_KIND.sub(lambda match: self.called.get(match[0], match[0]), text, count=1)
        text = _ID.sub(lambda match: self._own(match[0]), text, count=1)
        return _SERIAL.sub(self._first, text)

    def _kind(self, text: str) -> str:
        """Tell a kind of shape once in its part; another of the same id gets one of its own."""
        name = match[0] if (match := _ID.search(text)) else ""
        if self.kinds.get(name) == text:
            return ""
        if name in self.kinds:
            free = next(
                one for one in map(f"{name}_{{}}".format, count(2)) if one not in self.kinds
            )
            self.kinds[free], self.called[name] = text, free
            return _ID.sub(free, text, count=1)
        self.kinds[name] = text
        return text

    def _own(self, name: str) -> str:
        """Return the id, or one made of it that is free."""
        candidates = (f"{name}{self.joint}{number}" for number in count(2))
        free = next(one for one in chain((name,), candidates) if one not in self.taken)
        self.taken.add(free)
        self.names[name] = free
        return free

    def _first(self, serial: re.Match[str]) -> str:
        """Keep a serial number the first time; Word gives the others new ones."""
        repeated = serial[0] in self.taken
        self.taken.add(serial[0])
        return "" if repeated else serial[0]
