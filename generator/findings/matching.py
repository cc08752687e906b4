"""Finds where entries of the library hold: for which target, and which of two gives way."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.findings.conditions import outcome
from generator.findings.telling import NOTHING, Told
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from generator.checking import Subject
    from generator.filing.measure.row import Nature
    from generator.findings.library import Entry, Kind, Library, Scope, Situation
    from generator.vocabulary import Names

Value = Decimal | bool | None


class Loss(Struct, frozen=True):
    """A scored row: its place on the unit's sheets, the points it lost, and what was said of it."""

    place: tuple[str, int]
    name: str
    points: Decimal
    told: Told = NOTHING


class RowTraits(Struct, frozen=True):
    """What a scope may ask of a row besides its figures."""

    names: tuple[str, ...]
    target: str = ""
    nature: Nature | str | None = None
    direction: str | None = None


class Target(Struct, frozen=True):
    """One thing to look at.

    ``key`` tells it from others of its kind; ``label`` is how a sentence names it. ``values`` are
    what conditions are worked out over, ``words`` further names for sentences. ``losses`` are the
    scored rows that may be due to it, for a row itself alone. ``told`` is what the unit wrote.
    ``subject`` is the assessment whose names are meant without a prefix, None the unit's own.
    """

    kind: Kind
    key: tuple[str, ...]
    label: str
    values: Mapping[str, Value]
    words: Mapping[str, str]
    losses: tuple[Loss, ...] = ()
    told: Told = NOTHING
    traits: RowTraits | None = None
    subject: Subject | None = None


def _is_of_kind(scope: Scope, traits: RowTraits | None) -> bool:
    """Tell a row of the nature that a scope asks for; of what is no row it can ask nothing."""
    return traits is None or (
        (not scope.natures or traits.nature in scope.natures)
        and scope.direction in (None, traits.direction)
    )


def _is_meant(scope: Scope, target: Target) -> bool:
    """Tell whether a target of the right kind has the words that a scope asks for."""
    traits = target.traits
    return traits is None or (
        (not scope.words or _has_any(traits.names[-1], scope.words))
        and (not scope.target_words or _has_any(traits.target, scope.target_words))
        and (not scope.cause_words or _has_any(target.told.cause, scope.cause_words))
        and not (scope.excluded and any(name in scope.excluded for name in traits.names))
    )


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


class Hit(Struct, frozen=True):
    """An entry that holds for a target, by which situation, and the rows that lost by it."""

    id: str
    target: Target
    situation: Situation
    losses: tuple[Loss, ...]


def hits_of(
    library: Library, targets: Sequence[Target], names: Names
) -> tuple[tuple[Hit, ...], tuple[Diagnostic, ...]]:
    """Return all that holds, by id; conditions that cannot be worked out come as diagnostics."""
    looking, sorted_out = _Looking(names), _Sorted(targets)
    found: list[Hit] = []
    for name, entry in library.entries.items():
        if not entry.fallback:
            found += looking.held(name, entry, sorted_out.for_entry(entry))
    spoken_of = {loss.place for hit in found for loss in hit.losses}
    for name, entry in library.entries.items():
        if entry.fallback and entry.kind == "指标":
            rest = sorted_out.for_entry(entry)
            found += looking.held(name, entry, (one for one in rest if _is_new(one, spoken_of)))
    return tuple(_without_yielding(found, library)), tuple(looking.refused.values())


def _is_new(target: Target, spoken_of: Collection[tuple[str, int]]) -> bool:
    return not any(loss.place in spoken_of for loss in target.losses)


class _Sorted(Struct, frozen=True):
    """The targets of a case by what scopes ask for most: few entries differ in that."""

    targets: Sequence[Target]
    known: dict[object, list[Target]] = field(default_factory=dict)

    def for_entry(self, entry: Entry) -> list[Target]:
        """Return the targets that an entry may hold for, by their kind."""
        scope = entry.scope
        key = (entry.kind, scope.natures, scope.direction)
        if key not in self.known:
            of_kind = (one for one in self.targets if one.kind == entry.kind)
            self.known[key] = [one for one in of_kind if _is_of_kind(scope, one.traits)]
        return self.known[key]


class _Looking(Struct, frozen=True):
    """A search through the targets of a case, with the conditions that could not be worked out."""

    names: Names
    refused: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)

    def held(self, name: str, entry: Entry, targets: Iterable[Target]) -> Iterator[Hit]:
        """Yield every hit of an entry among the targets that are of its kind."""
        for target in targets:
            if not _is_meant(entry.scope, target):
                continue
            shared = partial(self.names.figure, target.subject)
            for situation in entry.situations:
                if self._holds(name, situation, target.values, shared):
                    yield Hit(name, target, situation, _losses(situation, target))

    def _holds(
        self,
        name: str,
        situation: Situation,
        values: Mapping[str, Value],
        shared: Callable[[str], Value],
    ) -> bool:
        condition = situation.condition
        result = outcome(condition, values, shared)
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
