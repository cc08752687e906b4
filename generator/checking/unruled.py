"""Sheets that no published rubric stands behind: what the unit typed has to agree with itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.checking.rows import marked_rows
from generator.checking.same import once_a_case
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

ZERO = Decimal(0)
FULL = Decimal(100)
"""What a sheet is out of where nothing says otherwise, in points."""
SELF, REVIEWED = "自评得分", "复核得分"


class Bounds(NamedTuple):
    """Between what a total must lie, in points; ``most`` is None where that cannot be told."""

    least: Decimal
    most: Decimal | None
    terms: tuple[Decimal, ...]


class Sheet(Struct, frozen=True):
    """An assessment without rubric, and the scores of its rows as they were typed."""

    subject: Subject
    scores: tuple[Score, ...]

    @property
    def weight(self) -> Decimal | None:
        """What the rows are worth together; None where one of them does not say."""
        weights = [score.weight for score in self.scores]
        return None if not weights or None in weights else sum(filter(None, weights), ZERO)

    def total(self, key: str) -> Decimal | None:
        """Return the total that was typed under a key."""
        own = self.subject.assessment
        return own.reviewed if key == REVIEWED else own.declared

    def execution(self, key: str) -> Decimal | None:
        """Return the points for execution that were typed under a key."""
        funds = self.subject.assessment.funds
        return funds.reviewed if key == REVIEWED else funds.declared

    def points(self, key: str) -> tuple[Decimal | None, ...]:
        """Return the points of the rows that were typed under a key."""
        return tuple(one.reviewed if key == REVIEWED else one.declared for one in self.scores)

    def bounds(self, key: str) -> Bounds | None:
        """Return between what the total lies by its rows; None where no row has points."""
        points = self.points(key)
        known = tuple(one for one in points if one is not None)
        if not known:
            return None
        added, execution = sum(known, ZERO), self.execution(key)
        room = None if self.weight is None else FULL - self.weight
        counts = execution is not None and room is not None and room > 0
        terms = known if execution is None or not counts else (*known, execution)
        least = sum(terms, ZERO)
        rest = self._open(points, room)
        most = None if rest is None else added + (execution or ZERO) + rest
        return Bounds(least, most, terms)

    def _open(self, points: tuple[Decimal | None, ...], room: Decimal | None) -> Decimal | None:
        """Return what rows without points, and execution without any, may still bring."""
        if room is None:
            return None
        pairs = zip(self.scores, points, strict=True)
        rows = sum((score.weight or ZERO for score, one in pairs if one is None), ZERO)
        untyped = self.execution(SELF) is None and self.execution(REVIEWED) is None
        return rows + (max(room, ZERO) if untyped else ZERO)


@once_a_case  # five checks look at them, and most filings have none
def unruled_sheets(case: Case) -> tuple[Sheet, ...]:
    """Return the assessments that no rubric scores; what a declaration asks for has no scores."""
    subjects = [one for one in case.subjects if one.scorecard is None]
    if case.form.declares or not subjects:
        return ()
    rows = marked_rows(case)
    return tuple(
        Sheet(subject, tuple(row.score for row in rows if row.subject is subject))
        for subject in subjects
    )
