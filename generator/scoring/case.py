"""What a check looks at: the filing, its form, and everything that is assessed with its scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.filing.measure import NamedLeanings
from generator.scoring.assessment_score import score
from generator.scoring.facts import facts_of
from generator.scoring.row_reading import read_rows
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from generator.filing import Assessment, Filing
    from generator.filing.pictures import Gallery
    from generator.forms import Form
    from generator.scoring.facts import Facts
    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import Rubric
    from generator.scoring.scorecard import Score, Scorecard


class Subject(Struct, frozen=True):
    """The whole unit or one project: how it is called, what was filled in, and its scores.

    ``facts`` are the filing's data as seen from it, ``rows`` its own indicators as they were read.
    ``scorecard`` is None where the form scores no such thing.
    """

    name: str
    assessment: Assessment
    facts: Facts
    rows: tuple[Read, ...]
    scorecard: Scorecard | None

    @property
    def points(self) -> Decimal | None:
        """The total that documents print, in points: without a rubric the declared one."""
        return self.scorecard.total.printed if self.scorecard else self.assessment.declared

    @property
    def grade(self) -> str | None:
        """The grade that documents print: without a rubric the declared one."""
        return self.scorecard.total.grade if self.scorecard else self.assessment.declared_grade

    @property
    def scored_rows(self) -> Iterator[tuple[Read, Score | None]]:
        """Every row of its own with its score; None where the form scores no such thing."""
        card = self.scorecard
        scores = (None,) * len(self.rows) if card is None else card.scores[-len(self.rows) :]
        yield from zip(self.rows, scores, strict=False)


class Case(Struct, frozen=True, eq=False):
    """One unit's year, ready to be checked. ``facts`` are the data of the unit as a whole.

    ``pictures`` are the files that the filing names and that can be used, by their names there.
    ``kept`` is what later steps worked out of it once for all of their parts.
    """

    filing: Filing
    form: Form
    subjects: tuple[Subject, ...]
    facts: Facts
    pictures: Gallery = field(default_factory=dict)
    kept: dict[object, Any] = field(default_factory=dict)

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


def subject_of(
    name: str,
    assessment: Assessment,
    rubric: Rubric | None,
    filing: Filing,
    form: Form | None = None,
) -> Subject:
    """Read what was filled in for an assessment, once for all steps, and score it."""
    facts, added = facts_of(filing, assessment), _added_leanings(form, rubric)
    rows = read_rows(assessment, filing.year, added)
    card = score(name, assessment, rubric, facts, rows) if rubric else None
    return Subject(name, assessment, facts, rows, card)


def _added_leanings(form: Form | None, rubric: Rubric | None) -> NamedLeanings:
    """Put together the words by which a form and its rubric tell which way names lean."""
    words = [one.directions for one in (form, rubric) if one is not None]
    return NamedLeanings(
        tuple(word for one in words for word in one.less),
        tuple(word for one in words for word in one.more),
    )


def facts_of_unit(filing: Filing, subjects: Iterable[Subject]) -> Facts:
    """Return the data of the unit as a whole: its own assessment's, if it is assessed."""
    own = (one.facts for one in subjects if one.assessment is filing.department)
    return next(own, None) or facts_of(filing, None)
