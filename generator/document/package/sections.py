"""The body of a document as a section of another: text surgery on what a serializer has written.

An element has one spelling and text cannot look like one, so no parser is needed. Only the body's
own last ``w:sectPr`` stands outside a paragraph; as part of a longer document it moves into the
last paragraph of what it governs.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPENING, _CLOSING = "<w:body>", "</w:body>"
SECTION = patterns.compile(r"<w:sectPr(?:(?: [^>]*)?/>|[ >].*?</w:sectPr>)", re.DOTALL)
_ROOT = patterns.compile(r"<w:document[^>]*>")
_TYPE = patterns.compile(r"<w:type [^>]*/>")
_START = patterns.compile(r'(<w:pgNumType[^>]*?) w:start="[0-9]+"')
# Word wants a paragraph behind a table; this one takes no room on the page.
_HAIRLINE = (
    '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
)
_END = "</w:pPr></w:p>"

Piece: TypeAlias = tuple[str, str]
"""Text up to the setting of a section, and that setting."""


class Body(Struct, frozen=True):
    """A document's XML in pieces: what opens it, and its sections, the last one's setting its own.

    It is searched for sections once; each step then looks at their settings alone.
    """

    head: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, xml: str) -> Body:
        """Take a document's XML apart."""
        start, end = xml.index(_OPENING) + len(_OPENING), xml.rindex(_CLOSING)
        inner = xml[start:end].rstrip()
        place = inner.rfind("<w:sectPr")
        if place < 0 or "</w:p>" in inner[place:]:  # it ends a section within, not the body
            return cls(xml[:start], _parted(inner, "<w:sectPr/>"))
        return cls(xml[:start], _parted(inner[:place].rstrip(), inner[place:]))

    @property
    def sections(self) -> tuple[str, ...]:
        """The settings of all sections."""
        return tuple(section for _, section in self.pieces)

    def under(self, attributes: Mapping[str, str]) -> str:
        """Return the XML of a document of this body whose root has these attributes."""
        written = "".join(f' {name}="{value}"' for name, value in attributes.items())
        head = _ROOT.sub(lambda _: f"<w:document{written}>", self.head, count=1)
        return "".join((head, *chain.from_iterable(self.pieces), _CLOSING, "</w:document>"))

    def with_first_section(self, section: str) -> Body:
        """Return this body with another setting of its first section."""
        (text, _), *more = self.pieces
        return Body(self.head, ((text, section), *more))

    def followed_by(self, next_body: Body) -> Body:
        """Return this document with another behind it, each in its own sections."""
        *before, (text, section) = self.pieces
        (first, setting), *after = next_body.pieces
        opened, closed = _closed(text)
        return Body(self.head, (*before, (opened, section), (closed + first, setting), *after))

    def going_on(self) -> Body:
        """Return this body as it stands behind another: on a new page, the page numbers going on.

        A section that names no header or footer of its own takes those before it, as in Word.
        """
        (text, first), *more = ((text, _START.sub(_kept, one)) for text, one in self.pieces)
        return Body(self.head, ((text, _TYPE.sub("", first)), *more))


def _parted(content: str, last: str) -> tuple[Piece, ...]:
    """Part a content where a section within it ends; ``last`` is the setting of the rest."""
    pieces, done = [], 0
    for found in SECTION.finditer(content):
        pieces.append((content[done : found.start()], found[0]))
        done = found.end()
    return (*pieces, (content[done:], last))


def _kept(match: re.Match[str]) -> str:
    return str(match[1])


def _closed(text: str) -> Piece:
    """Part a text where the setting of its section belongs: in its last paragraph if that can be.

    Else it goes into one of no height.
    """
    start = max(text.rfind("<w:p>"), text.rfind("<w:p "))
    last = text[start:] if start >= 0 else ""
    if last.count("</w:p>") != 1 or not last.endswith("</w:p>"):
        return text + _HAIRLINE, _END
    if any(mark in last for mark in ("<w:sectPr", "<w:pPrChange", "<w:pPr/>", "<w:pPr ")):
        return text + _HAIRLINE, _END
    if "<w:pPr>" in last:
        place = start + last.index("</w:pPr>")
        return text[:place], text[place:]
    place = start + last.index(">") + 1
    return f"{text[:place]}<w:pPr>", f"</w:pPr>{text[place:]}"
