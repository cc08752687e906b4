"""Findings of all steps made one list: in the order of the file, nothing twice, floods cut."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterable


# Indentation says what belongs to what: where it is wrong, keys seem repeated, unknown, missing or
# of another kind. These follow from it and go away with it.
INDENTATION = frozenset({"Y13", "Y14", "Y18"})
CONSEQUENCES = frozenset({"M01", "M02", "M03", "M04", "S01", "Y22"})


def in_order(found: Iterable[Diagnostic], name: str) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by place, whole files first; of one code no more than the cap."""
    unique = {_identity(one): one for one in _causes(found)}
    counts: Counter[str] = Counter()
    kept: list[Diagnostic] = []
    for one in sorted(unique.values(), key=_place):
        counts[one.code] += 1
        if counts[one.code] <= limits.MOST_REPORTED:
            kept.append(one)
    return (*kept, *(rest(code, count, name) for code, count in counts.items() if _over(count)))


def _causes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out what only follows from wrong indentation."""
    known = list(found)
    if not any(one.code in INDENTATION for one in known):
        return known
    return [one for one in known if one.code not in CONSEQUENCES]


def rest(code: str, count: int, name: str) -> Diagnostic:
    """Say how many more findings of a code there are than were reported."""
    facts = {"code": code, "count": str(count - limits.MOST_REPORTED)}
    return Diagnostic("Y40", facts, Position(file=name))


def _identity(one: Diagnostic) -> tuple[object, ...]:
    """Return what makes a finding one: a value used twice through an alias is wrong only once."""
    facts = sorted(fact for fact in one.facts.items() if fact[0] != "where")
    return one.code, one.position, tuple(facts)


def _over(count: int) -> bool:
    return count > limits.MOST_REPORTED


def _place(one: Diagnostic) -> tuple[int, int]:
    return (one.position.line, one.position.column) if one.position else (0, 0)
