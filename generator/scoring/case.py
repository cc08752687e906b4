"""What a check looks at: the filing, its form, and everything that is assessed with its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.filing import Assessment, Filing
    from generator.forms import Form
    from generator.scoring import Score, Scorecard


@dataclass(frozen=True, slots=True)
class Subject:
    """The whole unit or one project: how it is called, what was filled in, and its scores.

    ``scorecard`` is None where the form scores no such thing.
    """

    name: str
    assessment: Assessment
    scorecard: Scorecard | None

    @property
    def points(self) -> Decimal | None:
        """The total that documents print, in points: without a rubric the declared one."""
        return self.scorecard.total.printed if self.scorecard else self.assessment.declared

    @property
    def grade(self) -> str | None:
        """The grade that documents print: without a rubric the declared one."""
        return self.scorecard.total.grade if self.scorecard else self.assessment.declared_grade


@dataclass(frozen=True, slots=True)
class Case:
    """One unit's year, ready to be checked."""

    filing: Filing
    form: Form
    subjects: tuple[Subject, ...]

    @property
    def projects(self) -> tuple[Subject, ...]:
        """The projects among the subjects."""
        return tuple(
            subject for subject in self.subjects if subject.assessment is not self.filing.department
        )

    @property
    def departments(self) -> tuple[Subject, ...]:
        """The whole unit among the subjects, if it is assessed."""
        return tuple(
            subject for subject in self.subjects if subject.assessment is self.filing.department
        )

    @property
    def scores(self) -> Iterator[tuple[Subject, Score]]:
        """Every scored row of every subject, with the subject."""
        for subject in self.subjects:
            if subject.scorecard is not None:
                yield from ((subject, score) for score in subject.scorecard.all_scores)
