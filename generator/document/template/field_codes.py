"""The fields of a part: what each says to Word, put together where Word has split it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import PARAGRAPH, W, nearest, own
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_CHAR, CODE, _SIMPLE = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"


class Field(Struct):
    """One field: its code, and the paragraph in which it begins, None where it is in none."""

    code: str
    paragraph: etree._Element | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the code, the name of the field first, in capitals."""
        name, *rest = self.code.replace('"', " ").split() or [""]
        return (name.upper(), *rest)


def codes_of(paragraph: etree._Element) -> Iterator[tuple[etree._Element, ...]]:
    """Yield the codes of a paragraph's fields, each as the pieces that Word has cut it into."""
    pieces: list[etree._Element] = []
    for piece in own(paragraph, CODE, _CHAR):
        if piece.tag == CODE:
            pieces.append(piece)
        elif pieces:
            yield tuple(pieces)
            pieces = []
    if pieces:
        yield tuple(pieces)


def fields_in(root: etree._Element) -> Iterator[Field]:
    """Yield the fields of a part as they end; those within others too."""
    waiting: list[Field] = []
    for element in root.iter(_CHAR, CODE, _SIMPLE):
        kind = element.get(f"{W}fldCharType", "")
        if element.tag == _SIMPLE:
            yield Field(element.get(f"{W}instr", ""), nearest(element, PARAGRAPH))
        elif element.tag == CODE:
            if waiting:
                waiting[-1].code += element.text or ""
        elif kind == "begin":
            waiting.append(Field("", nearest(element, PARAGRAPH)))
        elif kind == "end" and waiting:
            yield waiting.pop()
    yield from waiting
