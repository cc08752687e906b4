"""Tags outside the text of paragraphs: field codes, formulas, drawings, attributes, other parts.

What stands there is a line without breaks, so a value is printed as one. Word cuts field codes and
the text of drawings into runs as it does paragraphs; each stretch is put together first.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import PARAGRAPH, TEXT, XML_SPACE, W, own
from generator.document.template.field_codes import CODE, codes_of
from generator.document.template.places import Place
from generator.document.template.syntax import Flaw
from generator.document.template.tag_spelling import WRITTEN, plain
from generator.document.template.tags import LEFTOVER, Found, Tag, mark
from generator.document.template.word_environment import IN_FIELD, ONE_LINE
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.document.template.places import PlaceFinder

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULA, _FORMULA_TEXT = f"{M}oMath", f"{M}t"
_DRAWN, _DRAWN_TEXT = f"{A}p", f"{A}t"
_JOINED = frozenset((TEXT, CODE, _FORMULA_TEXT, _DRAWN_TEXT, f"{W}delText"))
_INSTRUCTION = f"{W}instr"
_LIST_FORM, _NUMBER = f"{W}lvlText", patterns.compile("%[1-9]")  # a {%1} there is no tag


class Stretch(Struct, frozen=True):
    """Texts that are read as one, or an attribute of an element."""

    pieces: tuple[etree._Element, ...]
    attribute: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts as they stand."""
        if self.attribute:
            return (self.pieces[0].get(self.attribute, ""),)
        return tuple(piece.text or "" for piece in self.pieces)

    @property
    def printing(self) -> str:
        """The filter that values pass on their way into this place."""
        in_field = self.attribute == _INSTRUCTION or self.pieces[0].tag == CODE
        return IN_FIELD if in_field else ONE_LINE

    def write(self, texts: list[str]) -> None:
        """Put texts in the place of those that stand there."""
        if self.attribute:
            self.pieces[0].set(self.attribute, texts[0])
            return
        for piece, text in zip(self.pieces, texts, strict=True):
            piece.text = text
            if piece.tag != _DRAWN_TEXT:
                piece.set(XML_SPACE, "preserve")


def stretches(root: etree._Element) -> Iterator[Stretch]:
    """Walk all of a part that is no text of a paragraph and may hold a tag."""
    for element in root.iter("*"):
        if element.tag == PARAGRAPH:
            yield from map(Stretch, codes_of(element))
        elif element.tag in {_FORMULA, _DRAWN}:
            wanted = _FORMULA_TEXT if element.tag == _FORMULA else _DRAWN_TEXT
            if pieces := tuple(own(element, wanted)):
                yield Stretch(pieces)
        elif element.tag not in _JOINED and (element.text or "").strip():
            yield Stretch((element,))
        yield from (Stretch((element,), str(name)) for name in element.attrib)


def gather_outside(
    root: etree._Element, finder: PlaceFinder, first: int
) -> tuple[list[Found], list[Flaw]]:
    """Put together and number the tags outside the text, from ``first`` on; judge their kind."""
    found: list[Found] = []
    wrong: list[Flaw] = []
    for stretch in [one for one in stretches(root) if WRITTEN.search("".join(one.texts))]:
        place = _place(stretch, finder)
        tags = [Tag(plain(match[0]), place) for match in WRITTEN.finditer("".join(stretch.texts))]
        for tag in tags:
            if tag.structure:
                reason = f"{{%{tag.structure} %}} 只能写在段落、表格的文字里"
                wrong.append(Flaw("X03", reason, tag))
        numbers = range(first + len(found), first + len(found) + len(tags))
        written = [_written(tag, stretch, n) for tag, n in zip(tags, numbers, strict=True)]
        stretch.write(_stitched(stretch.texts, written))
        found += [Found(tag, stretch.pieces[0]) for tag in tags]
    return found, wrong


def outside_leftovers(root: etree._Element, finder: PlaceFinder) -> Iterator[Place]:
    """Find where half a tag outside the text would stay as it is."""
    for stretch in stretches(root):
        shown = WRITTEN.sub("", "".join(stretch.texts))
        if stretch.pieces[0].tag == _LIST_FORM:
            shown = _NUMBER.sub("", shown)
        if LEFTOVER.search(shown):
            yield _place(stretch, finder)


def _place(stretch: Stretch, finder: PlaceFinder) -> Place:
    return Place(finder.around(stretch.pieces[0]), "".join(stretch.texts))


def _written(tag: Tag, stretch: Stretch, number: int) -> str:
    """Write a tag for its place: numbered, without Jinja's dashes, values printed as one line."""
    if tag.text.startswith("{#"):
        return tag.text
    if tag.is_statement:
        return f"{{% {tag.inner} {mark(number)}%}}"
    return f"{{{{ ({tag.inner})|{stretch.printing} {mark(number)}}}}}"


def _stitched(texts: tuple[str, ...], written: list[str]) -> list[str]:
    """Return the texts with each tag whole, as ``written``, in the one it began in."""
    joined, starts = "".join(texts), [0, *accumulate(map(len, texts))]
    out = ["" for _ in texts]
    last = 0
    for count, match in enumerate(WRITTEN.finditer(joined)):
        _spread(out, starts, joined, range(last, match.start()))
        out[_index(starts, match.start())] += written[count]
        last = match.end()
    _spread(out, starts, joined, range(last, len(joined)))
    return out


def _spread(out: list[str], starts: list[int], joined: str, letters: range) -> None:
    for at in letters:
        out[_index(starts, at)] += joined[at]


def _index(starts: list[int], at: int) -> int:
    return bisect_right(starts, at, hi=len(starts) - 1) - 1
