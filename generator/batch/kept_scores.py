"""What the results keep of a unit's scores and problems: as its documents print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.batch.result import Scored, ScoreRow
from generator.filing import Indicator
from generator.scoring import plain
from generator.scoring.execution import execution_rate, rate_formula
from generator.templating.typed_figure import Figure, share_in
from generator.vocabulary.account_names import rate_of_budget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking import Case, Subject
    from generator.vocabulary import Findings

WHOLE, PROJECT = "整体自评", "项目"


def scored(case: Case) -> tuple[Scored, ...]:
    """Return all that was assessed; what is neither scored nor has a declared score is left out."""
    return tuple(
        Scored(
            one.name,
            _text(one.points),
            one.grade,
            WHOLE if one.assessment is case.filing.department else PROJECT,
            _text(_rate(case, one)),
            tuple(_rows(one)),
        )
        for one in case.subjects
        if one.scorecard is not None or one.points is not None
    )


def titles(findings: Findings | None) -> tuple[str, ...]:
    """Return the titles of the problems that a unit's reports state."""
    return tuple(one.title for one in findings.problems) if findings else ()


def _rows(subject: Subject) -> Iterator[ScoreRow]:
    """Yield every scored row; without a rubric those that the unit filled in."""
    if subject.scorecard is None:
        for read in subject.rows:
            row, one = read.row, read.row.indicator
            yield _row((row.group, row.subgroup, one.name), one, one.weight, one.declared)
        return
    for score in subject.scorecard.all_scores:
        levels = (score.group, score.subgroup, score.name)
        yield _row(levels, score.record, score.weight, score.points)


def _row(
    levels: tuple[str, str, str], record: object, weight: Decimal | None, points: Decimal | None
) -> ScoreRow:
    values = ("", "")
    if isinstance(record, Indicator):
        values = (record.target or "", record.actual or "")
    return ScoreRow(*levels, *values, _text(weight), _text(points))


def _rate(case: Case, subject: Subject) -> Decimal | None:
    """Return the rate of execution as a share: as it is scored, else as it follows."""
    card, funds = subject.scorecard, subject.assessment.funds
    if card and card.execution and card.execution.rate is not None:
        return card.execution.rate
    rubric = card.rubric if card else None
    found = execution_rate(funds, rubric)
    if found is None and subject.assessment is case.filing.department:
        found = rate_of_budget(case.filing.budget, rate_formula(rubric))
    typed = funds.execution_rate
    return share_in(Figure(typed)) if found is None and typed is not None else found


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)
