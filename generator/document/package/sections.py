"""The body of a document as a section of another: text surgery on what a serializer has written.

An element has one spelling and text cannot look like one, so no parser is needed. Only the body's
own last ``w:sectPr`` stands outside a paragraph; as part of a longer document it moves into the
last paragraph of what it governs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{}</w:pPr></w:p>'
)


class Body(Struct, frozen=True):
    """A document's XML in pieces: what opens it, its content, the setting of its last section."""

    head: str
    content: str
    section: str

    @classmethod
    def of(cls, xml: str) -> Body:
        """Take a document's XML apart."""
        start, end = xml.index(_OPENING) + len(_OPENING), xml.rindex(_CLOSING)
        inner = xml[start:end].rstrip()
        place = inner.rfind("<w:sectPr")
        if place < 0 or "</w:p>" in inner[place:]:  # it ends a section within, not the body
            return cls(xml[:start], inner, "<w:sectPr/>")
        return cls(xml[:start], inner[:place].rstrip(), inner[place:])

    def under(self, attributes: Mapping[str, str]) -> str:
        """Return the XML of a document of this body whose root has these attributes."""
        written = "".join(f' {name}="{value}"' for name, value in attributes.items())
        head = _ROOT.sub(lambda _: f"<w:document{written}>", self.head, count=1)
        return f"{head}{self.content}{self.section}{_CLOSING}</w:document>"

    def with_first_section(self, section: str) -> Body:
        """Return this body with another setting of its first section."""
        first = SECTION.search(self.content)
        if first is None:
            return Body(self.head, self.content, section)
        content = self.content[: first.start()] + section + self.content[first.end() :]
        return Body(self.head, content, self.section)

    def followed_by(self, next_body: Body) -> Body:
        """Return this document with another behind it, each in its own sections."""
        content = f"{_closed(self.content, self.section)}{next_body.content}"
        return Body(self.head, content, next_body.section)

    def going_on(self) -> Body:
        """Return this body as it stands behind another: on a new page, the page numbers going on.

        A section that names no header or footer of its own takes those before it, as in Word.
        """
        content, section = (_START.sub(_kept, one) for one in (self.content, self.section))
        if first := SECTION.search(content):
            return Body(self.head, _on_new_page(content, first), section)
        first = SECTION.search(section)
        return Body(self.head, content, _on_new_page(section, first) if first else section)


def _kept(match: re.Match[str]) -> str:
    return str(match[1])


def _on_new_page(xml: str, section: re.Match[str]) -> str:
    """Let a section begin as sections do unless told otherwise."""
    return xml[: section.start()] + _TYPE.sub("", section[0]) + xml[section.end() :]


def _closed(content: str, section: str) -> str:
    """Put a section's setting into the last paragraph of its content, or into one of no height."""
    start = max(content.rfind("<w:p>"), content.rfind("<w:p "))
    last = content[start:] if start >= 0 else ""
    if last.count("</w:p>") != 1 or not last.endswith("</w:p>"):
        return content + _HAIRLINE.format(section)
    if any(mark in last for mark in ("<w:sectPr", "<w:pPrChange", "<w:pPr/>", "<w:pPr ")):
        return content + _HAIRLINE.format(section)
    if "<w:pPr>" in last:
        return content[:start] + last.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    return content[:start] + last.replace(">", f"><w:pPr>{section}</w:pPr>", 1)
