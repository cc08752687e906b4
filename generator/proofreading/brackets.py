"""Brackets, quotation marks and 书名号 that have no partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.proofreading.slip import Slip, SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATOR = "\ue001"
"""Stands between texts that are read in one."""

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
_FOLDED = dict(zip("()[]［］", "（）【】【】", strict=True))
_MARKS = r"()（）\[\]［］【】〔〕《》〈〉“”‘’{}"
_MARK = patterns.compile(f"[{_MARKS}]")  # most texts have none
_MARK_OR_END = patterns.compile(f"[{_MARKS}{SEPARATOR}]")
# Two marks of a pair with none between them; ’ may be an apostrophe.
_PAIR = patterns.compile(r"[(（][)）]|[\[［【][\]］】]|〔〕|《》|〈〉|“”|{}")
_APOSTROPHE = patterns.compile("(?<=[A-Za-z])’(?=[A-Za-z])")


def plainly_paired(text: str) -> bool:
    """Tell whether all marks of a text stand in pairs side by side, as nearly all do.

    What is between two separators is a text of its own.
    """
    marks = "".join(_MARK_OR_END.findall(text))
    return not _MARK.search(_PAIR.sub("", marks))


def bracketed(text: str) -> list[int]:
    """Return where the marks of a text stand that come in pairs."""
    return [found.start() for found in _MARK.finditer(text)]


def unpaired(text: str) -> Iterator[Slip]:
    """Yield each mark that opens or closes alone."""
    if not plainly_paired(text):
        yield from _alone(text)


def _alone(text: str) -> Iterator[Slip]:
    waiting: list[tuple[int, str]] = []
    open_marks = dict.fromkeys(_OPENING, 0)
    for place, mark in _marks(text):
        if mark in _OPENING:
            waiting.append((place, mark))
            open_marks[mark] += 1
        elif not open_marks[_CLOSING[mark]]:
            yield _slip(text, place)
        else:
            while (left := waiting.pop())[1] != _CLOSING[mark]:
                open_marks[left[1]] -= 1
                yield _slip(text, left[0])
            open_marks[_CLOSING[mark]] -= 1
    yield from (_slip(text, left) for left, _ in waiting)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of a text with their places; an apostrophe is none."""
    apostrophes = {found.start() for found in _APOSTROPHE.finditer(text)} if "’" in text else ()
    for found in _MARK.finditer(text):
        if (place := found.start()) not in apostrophes:
            mark = found[0]
            yield place, _FOLDED.get(mark, mark)


def _slip(text: str, place: int) -> Slip:
    return Slip(SlipKind.UNPAIRED, place, place + 1, text[place], None)
