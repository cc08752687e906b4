"""What scoring gives: for every row the declared and the computed points, and how they came about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.diagnostics import Position
    from generator.filing import Assessment
    from generator.reading import Record
    from generator.scoring.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Datum:
    """Something that a score rests on: its name, its text, and the record and key it stands at.

    Without a key it is the record itself; without a record it was derived.
    """

    name: str
    text: str
    record: Record | None = None
    key: str | None = None

    @property
    def position(self) -> Position | None:
        """Where it was typed; None where it was derived."""
        return self.record.position(self.key) if self.record is not None else None


@dataclass(frozen=True, slots=True)
class Score:
    """One scored row. ``weight``, ``declared``, ``exact`` and ``computed`` are points.

    ``declared`` is what the unit typed, ``computed`` what the rule gives after rounding, ``exact``
    the same before rounding; each may be None. ``data``, ``rule`` and ``steps`` are the
    explanation, in Chinese; ``reason`` says why nothing could be computed. ``record`` is what was
    filled in for the row, and ``declared_key`` the key of the declared score in it.
    """

    group: str
    subgroup: str
    name: str
    weight: Decimal | None
    declared: Decimal | None
    computed: Decimal | None
    exact: Decimal | None
    data: tuple[Datum, ...]
    rule: Datum
    step: Decimal
    steps: tuple[str, ...]
    reason: str
    record: Record
    declared_key: str

    @property
    def declared_at(self) -> Position | None:
        """Where the declared score is typed, or where it would be."""
        return self.record.position(self.declared_key)

    @property
    def points(self) -> Decimal | None:
        """The points that the document prints: the declared ones if there are any."""
        return self.computed if self.declared is None else self.declared


@dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The score of budget execution, with the rate (a share, unrounded) that it rests on."""

    score: Score
    rate: Decimal | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of points by each way of counting: weights, what is printed, what the rules give.

    ``computed`` is None as soon as one row could not be computed. ``printed`` is the declared
    total if there is one, else ``summed``, the sum of the rows' printed points.
    """

    weight: Decimal
    declared: Decimal | None
    summed: Decimal | None
    computed: Decimal | None
    grade: str | None
    computed_grade: str | None

    @property
    def printed(self) -> Decimal | None:
        """The total that the document prints."""
        return self.summed if self.declared is None else self.declared


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The scores of one assessment, a project's or the whole unit's, by one rubric."""

    subject: str
    assessment: Assessment
    rubric: Rubric
    execution: ExecutionScore | None
    scores: tuple[Score, ...]
    total: Total

    @property
    def counted(self) -> tuple[Score, ...]:
        """The scores that make up the total, budget execution first where it counts."""
        if self.execution is not None and self.execution.counts:
            return (self.execution.score, *self.scores)
        return self.scores

    @property
    def all_scores(self) -> tuple[Score, ...]:
        """Every score, budget execution first."""
        return self.scores if self.execution is None else (self.execution.score, *self.scores)


def summed(points: tuple[Decimal | None, ...]) -> Decimal | None:
    """Add points up; None if any of them is missing, for a missing score is not a 0."""
    known = [value for value in points if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(points) else None
