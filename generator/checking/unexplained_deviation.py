"""Rows whose value lies far from the target, and which say nothing of the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import UPWARD
from generator.checking.given_reasons import one_reason
from generator.checking.same import once_a_case
from generator.checking.scale_slips import slipped
from generator.expressions.arithmetic import ARITHMETIC
from generator.filing.no_answer import as_reason
from generator.scoring.kinds.kind import Tolerance
from generator.scoring.row_reading import QUANTITATIVE
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read


class Unexplained(Struct, frozen=True):
    """A row with target and actual value as numbers of one unit, more being better, no reason."""

    subject: Subject
    read: Read
    target: Decimal
    actual: Decimal
    score: Score | None

    @property
    def where(self) -> str:
        """How messages call the row."""
        return f"{self.subject.name}的“{self.read.row.indicator.name}”"

    @property
    def tolerance(self) -> Tolerance:
        """How far the row's rule lets a value lie from its target; what is usual without rule."""
        rule = self.score.applied if self.score else None
        return rule.tolerance if rule else Tolerance()

    @property
    def ratio(self) -> Decimal:
        """The value in multiples of a target above 0."""
        return ARITHMETIC.divide(self.actual, self.target)

    @property
    def slip(self) -> bool:
        """Whether the distance is the decimal point's, not the work's: I10, U02 speak of it."""
        return slipped(self.read)

    @property
    def typed(self) -> dict[str, str]:
        """The facts that a message names: whose row it is, target and value as typed."""
        row = self.read.row.indicator
        target, actual = row.scored_target or row.target, row.scored_actual or row.actual
        return {"where": self.where, "target": target or "", "actual": actual or ""}

    @property
    def position(self) -> Position | None:
        """Where the value was typed."""
        return self.read.row.indicator.position(self.read.actual_key)


@once_a_case
def unexplained(case: Case) -> tuple[Unexplained, ...]:
    """Return the rows on which more is better and whose deviation, if any, has no reason."""
    return tuple(_found(case))


def _found(case: Case) -> Iterator[Unexplained]:
    for subject in case.subjects:
        for read, score in () if one_reason(subject.assessment) else subject.scored_rows:
            pair = read.comparable
            if pair is None or read.sign not in UPWARD or read.nature != QUANTITATIVE:
                continue
            target, actual = pair[0].value, pair[1].value
            if target is not None and actual is not None and not _has_reason(read):
                yield Unexplained(subject, read, target, actual, score)


def exceeds(found: Unexplained) -> bool:
    """Tell whether a value lies above its target by more than the rule, or custom, lets pass."""
    allowed = found.tolerance
    if found.target > 0:
        return allowed.most is not None and found.actual >= allowed.most * found.target
    zero = found.target == 0 and allowed.from_zero is not None
    return zero and allowed.from_zero is not None and found.actual >= allowed.from_zero


def falls_short(found: Unexplained) -> bool:
    """Tell whether a value lies below its target by more than the rule, or custom, lets pass."""
    least = found.tolerance.least
    if least is None or found.target <= 0 or found.actual >= least * found.target:
        return False
    return not found.slip


def _has_reason(read: Read) -> bool:
    """Tell whether a row says why, or does not apply."""
    row = read.row.indicator
    return row.not_applicable is not None or bool(as_reason(row.deviation_note))
