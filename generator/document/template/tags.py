"""The tags of a part: put together where Word has split them, and marked with their number.

Word cuts a tag into several runs as it pleases. Each is gathered into the run it begins in and gets
its number written into it, so that a line of the prepared source can be led back to the paragraph
or cell that the maintainer sees, whatever docxtpl has moved in between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import PARAGRAPH, RUN, TEXT, XML_SPACE, W, discard, own
from generator.document.template.tag_spelling import WRITTEN, plain
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.document.template.places import Place, PlaceFinder

TAG = patterns.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
UNMARKED = patterns.compile(r"\{#|\{%-?\s*hm\s*-?%\}")  # docxtpl looks for these exact words
STRUCTURAL = patterns.compile(r"(?:\{\{|\{%-?|\{#)(tr|tc|p) ")
MERGE = patterns.compile(r"\{%-?\s*(?:合并\s+(.*?)|vm[^%]*?)\s*-?%\}", re.DOTALL)
VARYING_WIDTH = patterns.compile(r"\{%-?\s*(?:colspan|hm)\b")  # a cell says itself how wide it is
VARYING = patterns.compile(
    rf"\{{%-?tc\b|{VARYING_WIDTH.pattern}"
)  # the columns of a row are not fixed
LEFTOVER = patterns.compile(
    r"[{｛][{｛%％#]|[%％#}｝][}｝]"
)  # half a tag, or one in full-width braces

_MARK = "\U0010fff0{}\U0010fff1"  # private use: no font, no input method and no template has these
MARKED = patterns.compile("\U0010fff0([0-9]+)\U0010fff1")
BRACE = patterns.compile("[{}｛]")
# A brace of the text is a brace to nobody until the source is ready; private use, as the marks.
STANDINS = {"{": "\U0010fffa", "}": "\U0010fffb"}
_SHOWN = {
    **dict.fromkeys((f"{W}br", f"{W}tab", f"{W}cr"), " "),
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}


class Tag(Struct, frozen=True):
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
        """What stands between the braces, without docxtpl's and Jinja's marks."""
        body = self.text[2:-2].strip("-+ ") if self.structure == "" else self.text[2:-2].strip("- ")
        if self.structure:
            body = body.removeprefix(self.structure).strip()
        return body


Stretch = tuple[int, int, str]  # of a paragraph's text: from, to, the tag that stands there


class Found(Struct, frozen=True):
    """A tag with the paragraph it stands in: alive only while a template is prepared."""

    tag: Tag
    paragraph: etree._Element


def hidden(text: str) -> str:
    """Return a text whose braces nobody takes for those of a tag."""
    return text.translate({ord(brace): standin for brace, standin in STANDINS.items()})


def shown_again(xml: str) -> str:
    """Let a source print the braces that were hidden."""
    for brace, standin in STANDINS.items():
        xml = xml.replace(standin, f"{{{{'{brace}'}}}}")
    return xml


def mark(number: int) -> str:
    """Return the mark of a tag's number."""
    return _MARK.format(number)


def gather(root: etree._Element, finder: PlaceFinder) -> list[Found]:
    """Put every tag of the part together, number it, and return the tags in order.

    A tag is written as it is read (``tag_spelling``); places are named before anything is.
    """
    tagged = [
        (paragraph, pieces, joined, finder.place(paragraph))
        for paragraph in root.iter(PARAGRAPH)
        if BRACE.search(joined := "".join(map(_shown, pieces := list(_pieces(paragraph)))))
    ]
    found: list[Found] = []
    for paragraph, pieces, joined, place in tagged:
        written = list(_written(joined))
        tags = [Tag(text, place) for _, _, text in written]
        numbered = [marked(tag.text, len(found) + n) for n, tag in enumerate(tags)]
        _stitch(
            pieces, joined, [(*at[:2], text) for at, text in zip(written, numbered, strict=True)]
        )
        found += [Found(tag, paragraph) for tag in tags]
    return found


def _written(joined: str) -> Iterator[Stretch]:
    """Yield where the tags of a paragraph stand, and each as it is to be read.

    A dash takes away the blanks on its side, and no more: docxtpl would join paragraphs, or cells.
    """
    for match in WRITTEN.finditer(joined):
        text, start, end = plain(match.group()), match.start(), match.end()
        if text[2] == "-":
            text, start = f"{text[:2]}{text[3:]}", len(joined[:start].rstrip())
        if text[-3] == "-":
            text, end = f"{text[:-3]}{text[-2:]}", len(joined) - len(joined[end:].lstrip())
        yield start, end, text


def leftovers(root: etree._Element, finder: PlaceFinder) -> Iterator[Place]:
    """Find the paragraphs in which half a tag would be printed as text."""
    for paragraph in root.iter(PARAGRAPH):
        joined = "".join(_shown(piece) for piece in _pieces(paragraph))
        if LEFTOVER.search(WRITTEN.sub("", joined)):
            yield finder.place(paragraph)


def _pieces(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Walk the texts and breaks of a paragraph's runs; a tab stop of its style is no break."""
    for piece in own(paragraph, TEXT, *_SHOWN):
        parent = piece.getparent()
        if parent is not None and parent.tag == RUN:
            yield piece


def _shown(piece: etree._Element) -> str:
    """Return a piece's text; a break inside a tag counts as a space."""
    return (piece.text or "") if piece.tag == TEXT else _SHOWN[str(piece.tag)]


def marked(text: str, number: int) -> str:
    """Write the number into a tag, just before its end."""
    if UNMARKED.match(text):
        return text
    end = -3 if text[-3] == "-" else -2
    return text[:end] + mark(number) + text[end:]


def _stitch(pieces: list[etree._Element], joined: str, tags: list[Stretch]) -> None:
    """Rewrite the pieces so that each tag stands whole where it began."""
    texts = ["" for _ in pieces]
    for start, end, tag in _stretches(joined, tags):
        for place, piece_start, piece_end in _extents(pieces):
            if tag:
                if piece_start <= start < piece_end:
                    texts[place] += tag
            else:
                texts[place] += hidden(joined[max(start, piece_start) : min(end, piece_end)])
    for piece, text in zip(pieces, texts, strict=True):
        if piece.tag == TEXT:
            piece.text = text
            piece.set(XML_SPACE, "preserve")
        elif not text:
            discard(piece)


def _stretches(joined: str, tags: list[Stretch]) -> Iterator[Stretch]:
    """Cut a paragraph's text into tags and what is between them, which has no text of its own."""
    last = 0
    for start, end, tag in tags:
        yield last, start, ""
        yield start, end, tag
        last = end
    yield last, len(joined), ""


def _extents(pieces: list[etree._Element]) -> Iterator[tuple[int, int, int]]:
    """Return each piece's number and its stretch of the paragraph's text."""
    start = 0
    for place, piece in enumerate(pieces):
        end = start + len(_shown(piece))
        yield place, start, end
        start = end
