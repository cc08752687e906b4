"""Scores an assessment by a rubric: each row, budget execution, and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.execution import score_execution
from generator.scoring.own_indicator import score_row
from generator.scoring.scorecard import Scorecard, Total, summed

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.filing import Assessment
    from generator.scoring.rubric import Rubric
    from generator.scoring.scorecard import ExecutionScore, Score


def score(subject: str, assessment: Assessment, rubric: Rubric, year: int) -> Scorecard:
    """Score one assessment. What cannot be computed stays None, with its reason."""
    execution = score_execution(assessment, rubric)
    scores = tuple(score_row(row, rubric, year) for row in assessment.rows)
    total = _total(assessment, rubric, execution, scores)
    return Scorecard(subject, assessment, rubric, execution, scores, total)


def _total(
    assessment: Assessment,
    rubric: Rubric,
    execution: ExecutionScore | None,
    scores: tuple[Score, ...],
) -> Total:
    counted = scores
    if execution is not None and execution.counts:
        counted = (execution.score, *scores)
    added = summed(tuple(score.points for score in counted))
    computed = summed(tuple(score.computed for score in counted))
    printed: Decimal | None = added if assessment.declared is None else assessment.declared
    return Total(
        weight=rubric.total,
        declared=assessment.declared,
        summed=added,
        computed=computed,
        grade=assessment.declared_grade or rubric.grade(printed),
        computed_grade=rubric.grade(computed),
    )
