"""Scores an assessment by a rubric: budget execution, each row, and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.execution import score_execution
from generator.scoring.item import score_item
from generator.scoring.named_indicator import named_item
from generator.scoring.own_indicator import own_item
from generator.scoring.scorecard import Scorecard, Total
from generator.scoring.sheet_rules import Sheet

if TYPE_CHECKING:
    from generator.filing import Assessment
    from generator.scoring.facts import Facts
    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import Rubric


def score(
    subject: str, assessment: Assessment, rubric: Rubric, facts: Facts, rows: tuple[Read, ...]
) -> Scorecard:
    """Score one assessment over its data and its rows as they were read.

    What cannot be computed stays None, with its reason. The rubric's own indicators come first,
    then those that the unit brings.
    """
    execution = score_execution(assessment, rubric, facts)
    items = [named_item(row, assessment, facts) for row in rubric.rows]
    items += [own_item(row, rubric, facts) for row in rows]
    scores = tuple(score_item(item, rubric, facts) for item in items)
    counted = scores
    if execution is not None and execution.counts:
        counted = (execution.score, *scores)
    total = _total(Sheet(rubric, facts, assessment, counted))
    return Scorecard(subject, assessment, rubric, execution, scores, total, facts)


def _total(sheet: Sheet) -> Total:
    assessment, rubric = sheet.assessment, sheet.rubric
    printed, _ = sheet.total(lambda score: score.points)
    computed, steps = sheet.total(lambda score: score.computed)
    shown = printed if assessment.declared is None else assessment.declared
    return Total(
        weight=sheet.weight,
        declared=assessment.declared,
        summed=printed,
        computed=computed,
        declared_grade=assessment.declared_grade,
        printed_grade=rubric.grade(shown),
        computed_grade=rubric.grade(computed),
        steps=steps,
    )
