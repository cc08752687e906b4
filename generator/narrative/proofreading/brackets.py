"""Brackets, quotation marks and 书名号 that have no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.narrative.proofreading.slip import Slip, SlipKind

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
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")


def unpaired(text: str) -> Iterator[Slip]:
    """Yield each mark that opens or closes alone."""
    waiting: list[int] = []
    folded = _APOSTROPHE.sub("'", text.translate(_FOLDED))
    for place, mark in enumerate(folded):
        if mark in _OPENING:
            waiting.append(place)
        elif mark in _CLOSING:
            partner = _last(folded, waiting, _CLOSING[mark])
            if partner is None:
                yield _slip(text, place)
                continue
            yield from (_slip(text, left) for left in waiting[partner + 1 :])
            del waiting[partner:]
    yield from (_slip(text, left) for left in waiting)


def _last(text: str, waiting: list[int], mark: str) -> int | None:
    """Return the index of the last place that waits with this mark."""
    return next((at for at in reversed(range(len(waiting))) if text[waiting[at]] == mark), None)


def _slip(text: str, place: int) -> Slip:
    return Slip(SlipKind.UNPAIRED, place, place + 1, text[place], None)
