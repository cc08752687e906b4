"""Ids that a document has once each, where a loop or a second attachment brings them again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, count

# Word gives these anew where they are missing.
_GIVEN_ANEW = re.compile(r' w14:(?:paraId|textId)="[^"]*"')
_CONTROL = re.compile(r"<w:sdtPr>.*?</w:sdtPr>", re.DOTALL)
_CONTROL_ID = re.compile(r'<w:id w:val="[^"]*"/>')
# A shape of the older drawing language, or an embedded object's mention of the one it is shown by.
_SHAPE = re.compile(r'<v:(?!shapetype\b)[^>]*>|(?<= ShapeID=")[^"]*')
_ID = re.compile(r'(?<= id=")[^"]*')
SHAPE = "<v:"
_SERIAL = re.compile(r' o:spid="[^"]*"')


REPEATED = ("w14:", "<w:sdtPr>")
"""What stands in every text that ``without_ids`` changes."""


def without_ids(xml: str) -> str:
    """Take away what an attached body may bring twice and Word gives anew when it is missing."""
    xml = _GIVEN_ANEW.sub("", xml)
    return _CONTROL.sub(lambda control: _CONTROL_ID.sub("", control[0]), xml)


def renamed_shapes(xml: str, mark: str = "") -> str:
    """Give every shape an id of its own; what is embedded goes with the shape before it.

    A part beside the body bears a ``mark`` in its ids: the same header comes with each attachment.
    """
    return _SHAPE.sub(_Shapes(mark).told_apart, xml) if "<v:" in xml else xml


@dataclass(slots=True)
class _Shapes:
    """The shapes met so far: the ids and serial numbers that are taken, and who is called what."""

    mark: str = ""
    taken: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)

    def told_apart(self, found: re.Match[str]) -> str:
        """Return a shape or a mention with the id that is right at this place."""
        text = found[0]
        if not text.startswith("<"):
            return self.names.get(text, text)
        text = _ID.sub(lambda match: self._own(match[0]), text, count=1)
        return _SERIAL.sub(self._first, text)

    def _own(self, name: str) -> str:
        """Return the id, or one made of it that is free."""
        first = f"{name}{self.mark}"
        candidates = (f"{first}_{number}" for number in count(2))
        free = next(one for one in chain((first,), candidates) if one not in self.taken)
        self.taken.add(free)
        self.names[name] = free
        return free

    def _first(self, serial: re.Match[str]) -> str:
        """Keep a serial number the first time in the body; Word gives the others new ones."""
        repeated = bool(self.mark) or serial[0] in self.taken
        self.taken.add(serial[0])
        return "" if repeated else serial[0]
