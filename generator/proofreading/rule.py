"""A rule of proof-reading: what a slip looks like and what should stand in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from generator.proofreading.slip import Slip, SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HAN = "\u3400-\u9fff〇"
CHINESE = HAN + "，。；：、？！（）《》〈〉“”‘’〔〕【】"
BLANKS = " \t\u3000\u00a0"
BLANK = f"[{BLANKS}]"
FOREIGN = "\ue000"
"""Stands for a character of an address or interval, which has marks of its own."""

Repair: TypeAlias = Callable[[re.Match[str]], str | None]

_FULL_WIDTH = str.maketrans(",;:?!().", "，；：？！（）。")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its repair; a match that already reads as repaired is no slip.

    Of the ``marks``, if there are any, each slip holds one: where a text has none of them there is
    nothing to look for, and the pattern need not even be compiled.
    """

    kind: SlipKind
    pattern: str
    repair: Repair
    marks: Sequence[str] = ""

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the slips that this rule sees."""
        if self.marks and not any(mark in text for mark in self.marks):
            return
        for match in _compiled(self.pattern).finditer(text):
            if (expected := self.repair(match)) != match[0]:
                yield Slip(self.kind, match.start(), match.end(), match[0], expected)


def rule(
    kind: SlipKind, pattern: str, repair: Repair | str | None, marks: Sequence[str] = ""
) -> Rule:
    r"""Make a rule; a repair in text is a template (``〔\1〕``), None one that nobody can give.

    Figures are ASCII ones, ``^`` and ``$`` the ends of a line. A pattern that begins with what it
    looks for, and looks back from behind it, is found many times as fast as one that looks back
    from every character: ``\.(?<=[甲乙]\.)`` for ``(?<=[甲乙])\.``.
    """
    if repair is None:
        return Rule(kind, pattern, _unknown, marks)
    if isinstance(repair, str):
        template = repair
        return Rule(kind, pattern, lambda match: match.expand(template), marks)
    return Rule(kind, pattern, repair, marks)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.MULTILINE)


def full_width(match: re.Match[str]) -> str:
    """Write half-width marks in full width."""
    return match[0].translate(_FULL_WIDTH)


def without_blanks(match: re.Match[str]) -> str:
    """Close up."""
    return re.sub(BLANK, "", match[0])


def _unknown(_match: re.Match[str]) -> None:
    """Leave the repair to the writer."""
