"""A rule of proof-reading: what a slip looks like and what should stand in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from generator.proofreading.slip import Slip, SlipKind
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HAN = "\u3400-\u9fff〇"
CHINESE = HAN + "，。；：、？！（）《》〈〉“”‘’〔〕【】"
BLANKS = " \t\u3000\u00a0"
BLANK = f"[{BLANKS}]"
FOREIGN = "\ue000"
"""Stands for a character of an address or interval, which has marks of its own."""

Repair: TypeAlias = Callable[[re.Match[str]], str | None]

_FULL_WIDTH = str.maketrans(",;:?!().", "，；：？！（）。")


class Rule(Struct, frozen=True):
    """A pattern and its repair; a match that already reads as repaired is no slip.

    Of the ``marks``, if there are any, each slip holds one: where a text has none of them there is
    nothing to look for (``Rules``), and the pattern need not even be compiled.
    """

    kind: SlipKind
    pattern: str
    repair: Repair
    marks: frozenset[str] = frozenset()

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the slips that this rule sees."""
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
        return Rule(kind, pattern, _unknown, frozenset(marks))
    if isinstance(repair, str):
        template = repair
        return Rule(kind, pattern, lambda match: match.expand(template), frozenset(marks))
    return Rule(kind, pattern, repair, frozenset(marks))


def holds_any(text: str, marks: Sequence[str]) -> bool:
    """Tell whether a text holds one of several marks or words."""
    for mark in marks:  # noqa: SIM110 - asked of every text, where a generator would cost most
        if mark in text:
            return True
    return False


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII | re.MULTILINE)


class Rules:
    """Several rules, in the order in which they see a text."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Keep the rules, and the marks of them all."""
        self.rules = tuple(rules)
        self.marks = frozenset().union(*(one.marks for one in self.rules))
        self.longer: dict[str, list[str]] = defaultdict(list)  # by their first character
        for mark in self.marks:
            self.longer[mark[0]] += [mark] if len(mark) > 1 else []

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the slips that each rule sees; every mark is looked for but once."""
        here = self._marks_in(text)
        for one in self.rules:
            if not (one.marks and here.isdisjoint(one.marks)):
                yield from one.slips(text)

    def _marks_in(self, text: str) -> set[str]:
        """Return the marks that a text holds: one look for all that they begin with."""
        here = set(self._beginnings.findall(text))
        return here.union(mark for sign in here for mark in self.longer[sign] if mark in text)

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(''.join(self.longer))}]" if self.longer else "(?!)")


def full_width(match: re.Match[str]) -> str:
    """Write half-width marks in full width."""
    return match[0].translate(_FULL_WIDTH)


def without_blanks(match: re.Match[str]) -> str:
    """Close up."""
    return re.sub(BLANK, "", match[0])


def _unknown(_match: re.Match[str]) -> None:
    """Leave the repair to the writer."""
