"""What an entry of the library looks at: a unit, an assessment, a row, an expense, a part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.findings.telling import NOTHING, Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.filing.measure.row import Nature
    from generator.findings.library import Kind, Scope

Value = Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Loss:
    """A scored row: its place on the unit's sheets, the points it lost, and what was said of it."""

    place: tuple[str, int]
    name: str
    points: Decimal
    told: Told = NOTHING


@dataclass(frozen=True, slots=True)
class RowTraits:
    """What a scope may ask of a row besides its figures."""

    names: tuple[str, ...]
    target: str = ""
    nature: Nature | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to look at.

    ``key`` tells it from others of its kind; ``label`` is how a sentence names it. ``values`` are
    what conditions are worked out over, ``words`` further names for sentences. ``losses`` are the
    scored rows that may be due to it, for a row itself alone. ``told`` is what the unit wrote.
    """

    kind: Kind
    key: tuple[str, ...]
    label: str
    values: Mapping[str, Value]
    words: Mapping[str, str]
    losses: tuple[Loss, ...] = ()
    told: Told = NOTHING
    traits: RowTraits | None = None


def covers(scope: Scope, target: Target) -> bool:
    """Tell whether a scope takes in a target; only rows have anything that it could ask for."""
    traits = target.traits
    if traits is None:
        return True
    return (
        (not scope.natures or traits.nature in scope.natures)
        and scope.direction in (None, traits.direction)
        and _holds(scope.words, traits.names[-1])
        and _holds(scope.target_words, traits.target)
        and _holds(scope.cause_words, target.told.cause)
        and not any(name in scope.excluded for name in traits.names)
    )


def _holds(wanted: tuple[str, ...], text: str) -> bool:
    return not wanted or any(word in text for word in wanted)
