"""The tags of a part: put together where Word has split them, and marked with their number.

Word cuts a tag into several runs as it pleases. Each is gathered into the run it begins in and gets
its number written into it, so that a line of the prepared source can be led back to the paragraph
or cell that the maintainer sees, whatever docxtpl has moved in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.document.package.wordml import PARAGRAPH, RUN, TEXT, XML_SPACE, W, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.document.template.places import Place, PlaceFinder

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
UNMARKED = re.compile(r"\{#|\{%-?\s*[vh]m\s*-?%\}")  # docxtpl looks for these exact words
STRUCTURAL = re.compile(r"(?:\{\{|\{%|\{#)(tr|tc|p) ")
MERGE = re.compile(r"\{%-?\s*合并\s+(.*?)\s*-?%\}", re.DOTALL)
LEFTOVER = re.compile(r"[{｛][{｛%％#]|[%％#}｝][}｝]")  # half a tag, or one in full-width braces

_MARK = "\U0010fff0{}\U0010fff1"  # private use: no font, no input method and no template has these
MARKED = re.compile("\U0010fff0([0-9]+)\U0010fff1")
_BREAKS = (f"{W}br", f"{W}tab", f"{W}cr", f"{W}noBreakHyphen")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as written, where it stands, and what kind of tag it is."""

    text: str
    place: Place

    @property
    def structure(self) -> str:
        """``tr``, ``tc`` or ``p`` where the tag stands for a whole row, cell or paragraph."""
        found = STRUCTURAL.match(self.text)
        return found.group(1) if found else ""

    @property
    def is_statement(self) -> bool:
        """Whether it is ``{% … %}``."""
        return self.text.startswith("{%")

    @property
    def inner(self) -> str:
        """What stands between the braces, without docxtpl's and Jinja's marks, quotes made plain.

        docxtpl turns Chinese quotation marks into plain ones; so does this, for the same reading.
        """
        body = self.text[2:-2].strip("-+ ") if self.structure == "" else self.text[2:-2].strip("- ")
        if self.structure:
            body = body.removeprefix(self.structure).strip()
        elif body.startswith("r "):
            body = body[2:].strip()
        return body.translate(str.maketrans("“”‘’", "\"\"''"))


@dataclass(frozen=True, slots=True)
class Found:
    """A tag with the paragraph it stands in: alive only while a template is prepared."""

    tag: Tag
    paragraph: etree._Element


def mark(number: int) -> str:
    """Return the mark of a tag's number."""
    return _MARK.format(number)


def gather(root: etree._Element, finder: PlaceFinder) -> list[Found]:
    """Put every tag of the part together, number it, and return the tags in order."""
    found: list[Found] = []
    for paragraph in root.iter(PARAGRAPH):
        pieces = list(_pieces(paragraph))
        joined = "".join(_shown(piece) for piece in pieces)
        if TAG.search(joined) is None:
            continue
        place = finder.place(paragraph)
        tags = [Tag(match.group(), place) for match in TAG.finditer(joined)]
        _stitch(pieces, joined, [_marked(tag.text, len(found) + n) for n, tag in enumerate(tags)])
        found += [Found(tag, paragraph) for tag in tags]
    return found


def leftovers(root: etree._Element, finder: PlaceFinder) -> Iterator[Place]:
    """Find the paragraphs in which half a tag would be printed as text."""
    for paragraph in root.iter(PARAGRAPH):
        joined = "".join(_shown(piece) for piece in _pieces(paragraph))
        if LEFTOVER.search(TAG.sub("", joined)):
            yield finder.place(paragraph)


def _pieces(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Walk the texts and breaks of a paragraph's runs; a tab stop of its style is no break."""
    for piece in own(paragraph, TEXT, *_BREAKS):
        parent = piece.getparent()
        if parent is not None and parent.tag == RUN:
            yield piece


def _shown(piece: etree._Element) -> str:
    """Return a piece's text; a break inside a tag counts as a space."""
    return (piece.text or "") if piece.tag == TEXT else " "


def _marked(text: str, number: int) -> str:
    """Write the number into a tag, just before its end."""
    if UNMARKED.match(text):
        return text
    end = -3 if text[-3] == "-" else -2
    return text[:end] + mark(number) + text[end:]


def _stitch(pieces: list[etree._Element], joined: str, written: list[str]) -> None:
    """Rewrite the pieces so that each tag stands whole, as ``written``, where it began."""
    texts = ["" for _ in pieces]
    for start, end, tag in _stretches(joined):
        for place, piece_start, piece_end in _extents(pieces):
            if tag is not None:
                if piece_start <= start < piece_end:
                    texts[place] += written[tag]
            else:
                texts[place] += joined[max(start, piece_start) : min(end, piece_end)]
    for piece, text in zip(pieces, texts, strict=True):
        if piece.tag == TEXT:
            piece.text = text
            piece.set(XML_SPACE, "preserve")
        elif not text and (parent := piece.getparent()) is not None:
            parent.remove(piece)


def _stretches(joined: str) -> Iterator[tuple[int, int, int | None]]:
    """Cut a paragraph's text into tags (with their count) and what is between them."""
    last = 0
    for count, match in enumerate(TAG.finditer(joined)):
        yield last, match.start(), None
        yield match.start(), match.end(), count
        last = match.end()
    yield last, len(joined), None


def _extents(pieces: list[etree._Element]) -> Iterator[tuple[int, int, int]]:
    """Return each piece's number and its stretch of the paragraph's text."""
    start = 0
    for place, piece in enumerate(pieces):
        end = start + len(_shown(piece))
        yield place, start, end
        start = end
