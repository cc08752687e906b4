"""What an entry of the library looks at: a unit, an assessment, a row, an expense, a part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.checking import Subject
    from generator.filing.measure.row import Nature
    from generator.findings.library import Kind, Scope

Value = Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Loss:
    """A scored row: its place on the unit's sheets, the points it lost, and the reason given."""

    place: tuple[str, int]
    name: str
    points: Decimal
    cause: str


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
    scored rows that may be due to it, for a row itself alone. ``cause`` is what the unit wrote.
    ``subject`` is the assessment whose names are meant without a prefix, None the unit's own.
    """

    kind: Kind
    key: tuple[str, ...]
    label: str
    values: Mapping[str, Value]
    words: Mapping[str, str]
    losses: tuple[Loss, ...] = ()
    cause: str = ""
    traits: RowTraits | None = None
    subject: Subject | None = None


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
        and _holds(scope.cause_words, target.cause)
        and not any(name in scope.excluded for name in traits.names)
    )


def _holds(wanted: tuple[str, ...], text: str) -> bool:
    return not wanted or any(word in text for word in wanted)


def quoted(name: str) -> str:
    """Put a name into quotation marks; those within it become single ones (GB/T 15834)."""
    inner = name.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"
