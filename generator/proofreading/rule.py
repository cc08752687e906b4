"""A rule of proof-reading: what a slip looks like and what should stand in its place."""

from __future__ import annotations

import re
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
    nothing to look for (``Rules``), and the pattern need not even be compiled. Marks that nearly
    every text has (，) spare nothing.
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
        """Keep the rules, and by the first character of its marks where each is called for."""
        self.rules = tuple(rules)
        self.always = [at for at, one in enumerate(self.rules) if not one.marks]
        self.called: dict[str, dict[str, list[int]]] = {}
        for at, one in enumerate(self.rules):
            for mark in one.marks:
                self.called.setdefault(mark[0], {}).setdefault(mark, []).append(at)

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the slips that each rule sees; of rules with marks only those called for look."""
        called = set(self.always)
        for sign in set(self._signs.findall(text)):
            for mark, rules in self.called[sign].items():
                if mark in text:
                    called.update(rules)
        for at in sorted(called):
            yield from self.rules[at].slips(text)

    @cached_property
    def _signs(self) -> re.Pattern[str]:
        """All that marks begin with: one look tells of nearly every mark that it is not there."""
        return re.compile(f"[{re.escape(''.join(self.called))}]" if self.called else "(?!)")


def full_width(match: re.Match[str]) -> str:
    """Write half-width marks in full width."""
    return match[0].translate(_FULL_WIDTH)


def without_blanks(match: re.Match[str]) -> str:
    """Close up."""
    return re.sub(BLANK, "", match[0])


def _unknown(_match: re.Match[str]) -> None:
    """Leave the repair to the writer."""
