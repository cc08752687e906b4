"""A rule of proof-reading: what a slip looks like and what should stand in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator.proofreading.slip import Slip, SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = "\u3400-\u9fff〇"
CHINESE = HAN + "，。；：、？！（）《》〈〉“”‘’〔〕【】"
BLANK = "[ \t\u3000\u00a0]"
FOREIGN = "\ue000"
"""Stands for a character of an address or interval, which has marks of its own."""

Repair: TypeAlias = Callable[[re.Match[str]], str | None]

_FULL_WIDTH = str.maketrans(",;:?!().", "，；：？！（）。")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its repair; a match that already reads as repaired is no slip."""

    kind: SlipKind
    pattern: re.Pattern[str]
    repair: Repair

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the slips that this rule sees."""
        for match in self.pattern.finditer(text):
            if (expected := self.repair(match)) != match[0]:
                yield Slip(self.kind, match.start(), match.end(), match[0], expected)


def rule(kind: SlipKind, pattern: str, repair: Repair | str | None) -> Rule:
    r"""Make a rule; a repair in text is a template (``〔\1〕``), None one that nobody can give.

    Figures are ASCII ones, ``^`` and ``$`` the ends of a line.
    """
    compiled = re.compile(pattern, re.ASCII | re.MULTILINE)
    if repair is None:
        return Rule(kind, compiled, _unknown)
    if isinstance(repair, str):
        template = repair
        return Rule(kind, compiled, lambda match: match.expand(template))
    return Rule(kind, compiled, repair)


def full_width(match: re.Match[str]) -> str:
    """Write half-width marks in full width."""
    return match[0].translate(_FULL_WIDTH)


def without_blanks(match: re.Match[str]) -> str:
    """Close up."""
    return re.sub(BLANK, "", match[0])


def _unknown(_match: re.Match[str]) -> None:
    """Leave the repair to the writer."""
