"""Brackets, quotation marks and 书名号 that have no partner."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.proofreading.slip import Slip, SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = {
    "）": "（",
    "】": "【",
    "〕": "〔",
    "》": "《",
    "〉": "〈",
    "”": "“",
    "’": "‘",
    "}": "{",
}
_OPENING = frozenset(_CLOSING.values())
# One bracket of a pair in half width is a slip of width, not of pairing.
_FOLDED = str.maketrans("()[]［］", "（）【】【】")
_MARK = re.compile(r"[()（）\[\]［］【】〔〕《》〈〉“”‘’{}]")  # most texts have none
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")


def unpaired(text: str) -> Iterator[Slip]:
    """Yield each mark that opens or closes alone."""
    if not _MARK.search(text):
        return
    waiting: list[int] = []
    open_marks: Counter[str] = Counter()
    folded = _APOSTROPHE.sub("'", text.translate(_FOLDED))
    for place, mark in enumerate(folded):
        if mark in _OPENING:
            waiting.append(place)
            open_marks[mark] += 1
        elif mark in _CLOSING and not open_marks[_CLOSING[mark]]:
            yield _slip(text, place)
        elif mark in _CLOSING:
            while folded[left := waiting.pop()] != _CLOSING[mark]:
                open_marks[folded[left]] -= 1
                yield _slip(text, left)
            open_marks[_CLOSING[mark]] -= 1
    yield from (_slip(text, left) for left in waiting)


def _slip(text: str, place: int) -> Slip:
    return Slip(SlipKind.UNPAIRED, place, place + 1, text[place], None)
