"""Finds where entries of the library hold, and which of two that say the same gives way."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.findings.candidate import covers
from generator.findings.conditions import outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.findings.candidate import Loss, Target
    from generator.findings.library import Entry, Library, Situation
    from generator.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that holds for a target, by which situation, and the rows that lost by it."""

    id: str
    target: Target
    situation: Situation
    losses: tuple[Loss, ...]


def hits_of(
    library: Library, targets: Sequence[Target], names: Names
) -> tuple[tuple[Hit, ...], tuple[Diagnostic, ...]]:
    """Return all that holds, by id; conditions that cannot be worked out come as diagnostics."""
    looking = _Looking(names)
    found: list[Hit] = []
    for name, entry in library.entries.items():
        if not entry.fallback:
            found += looking.held(name, entry, targets)
    spoken_of = {loss.place for hit in found for loss in hit.losses}
    rest = [
        target
        for target in targets
        if target.kind == "指标" and not any(loss.place in spoken_of for loss in target.losses)
    ]
    for name, entry in library.entries.items():
        if entry.fallback:
            found += looking.held(name, entry, rest)
    return tuple(_without_yielding(found, library)), tuple(looking.refused.values())


@dataclass(frozen=True, slots=True)
class _Looking:
    """A search through the targets of a case, with the conditions that could not be worked out."""

    names: Names
    refused: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)

    def held(self, name: str, entry: Entry, targets: Iterable[Target]) -> Iterator[Hit]:
        """Yield every hit of an entry."""
        for target in targets:
            if target.kind != entry.kind or not covers(entry.scope, target):
                continue
            for situation in entry.situations:
                if self._holds(name, situation, target):
                    yield Hit(name, target, situation, _losses(situation, target))

    def _holds(self, name: str, situation: Situation, target: Target) -> bool:
        condition = situation.condition
        result = outcome(condition, target.values, partial(self.names.figure, target.subject))
        if result.refused:
            self.refused[name, condition.text] = _refusal(name, situation, result.refused)
        return result.value is True


def _losses(situation: Situation, target: Target) -> tuple[Loss, ...]:
    """Return the rows concerned: a row itself, else those that the situation names."""
    if target.kind == "指标":
        return target.losses
    return tuple(loss for loss in target.losses if loss.name in situation.rows)


def _refusal(name: str, situation: Situation, reason: str) -> Diagnostic:
    facts = {"id": name, "text": situation.condition.text, "reason": reason}
    return Diagnostic("Q03", facts, situation.position("条件"))


def _without_yielding(hits: list[Hit], library: Library) -> Iterator[Hit]:
    """Leave out hits on what an entry that says more has hit too."""
    taken = {(hit.id, hit.target.key) for hit in hits}
    for hit in hits:
        stronger = library.entries[hit.id].yields
        if not any((other, hit.target.key) in taken for other in stronger):
            yield hit


def lost_by(hits: Iterable[Hit]) -> Decimal:
    """Return the points that rows lost by all hits together, each row counted once."""
    rows = {loss.place: loss.points for hit in hits for loss in hit.losses}
    return sum(rows.values(), Decimal(0))
