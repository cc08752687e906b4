"""Two changes of one text put together, where they touch different lines."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TypeAlias

Change: TypeAlias = tuple[int, int, list[str]]  # first line, line after the last, lines instead


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Return ``base`` with both changes made; None where they meet.

    Changes of lines that stand beside each other meet as well: a row added twice at one place is
    for a person to look at.
    """
    lines = base.splitlines(keepends=True)
    own, other = _changes(lines, mine), _changes(lines, theirs)
    same = [one for one in own if one in other]
    own = [one for one in own if one not in same]
    if any(_meet(one, two) for one in own for two in other):
        return None
    for first, last, new in sorted([*own, *other], reverse=True, key=lambda one: one[:2]):
        lines[first:last] = new
    return "".join(lines)


def _changes(base: list[str], text: str) -> list[Change]:
    lines = text.splitlines(keepends=True)
    matcher = SequenceMatcher(None, base, lines, autojunk=False)
    return [
        (first, last, lines[start:stop])
        for kind, first, last, start, stop in matcher.get_opcodes()
        if kind != "equal"
    ]


def _meet(one: Change, two: Change) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]
