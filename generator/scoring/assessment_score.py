"""Scores an assessment by a rubric: budget execution, each row, and the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.execution import (
    execution_item,
    rate_of_row,
    row_of_execution,
    score_execution,
)
from generator.scoring.item import score_item
from generator.scoring.named_indicator import named_item
from generator.scoring.own_indicator import own_item, share_of_row
from generator.scoring.scorecard import ExecutionScore, Scorecard, Total
from generator.scoring.shared_weights import shared_weights
from generator.scoring.sheet_rules import Sheet
from generator.structs import replace

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.filing import Assessment
    from generator.scoring.facts import Facts
    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import Rubric
    from generator.scoring.scorecard import Score


def score(
    subject: str, assessment: Assessment, rubric: Rubric, facts: Facts, rows: tuple[Read, ...]
) -> Scorecard:
    """Score one assessment over its data and its rows as they were read.

    What cannot be computed stays None, with its reason. The rubric's own indicators come first,
    then those that the unit brings.
    """
    execution = score_execution(assessment, rubric, facts)
    named = [score_item(named_item(row, assessment, facts), rubric, facts) for row in rubric.rows]
    own, within = _own_scores(assessment, rubric, facts, rows)
    execution = execution or within or _named_execution(rubric, named, facts)
    scores = (*named, *own)
    counted: tuple[Score, ...] = scores
    if execution is not None and execution.counts and not execution.within:
        counted = (execution.score, *scores)
    total = _total(Sheet(rubric, facts, assessment, counted))
    return Scorecard(subject, assessment, rubric, execution, scores, total, facts)


def _own_scores(
    assessment: Assessment, rubric: Rubric, facts: Facts, rows: tuple[Read, ...]
) -> tuple[list[Score], ExecutionScore | None]:
    """Score the rows that the unit brings; one of them may be budget execution."""
    row, weights = row_of_execution(rubric, rows), shared_weights(rubric, assessment, rows)
    scores, execution = [], None
    for read in rows:
        if rubric.execution is None or read is not row:
            item = own_item(read, rubric, facts, weights.get(id(read)))
            scores.append(score_item(item, rubric, facts))
            continue
        item, rate = execution_item(read, assessment, rubric.execution, facts)
        item = replace(item, share=share_of_row(read, rubric))
        scores.append(score_item(item, rubric, facts))
        execution = _within(scores[-1], rate)
    return scores, execution


def _named_execution(rubric: Rubric, named: list[Score], facts: Facts) -> ExecutionScore | None:
    """Return the row of the rubric that is budget execution, None where there is none."""
    for row, scored in zip(rubric.rows, named, strict=True):
        if row.indicator.is_execution:
            return _within(scored, rate_of_row(row, facts))
    return None


def _within(score: Score, rate: Decimal | None) -> ExecutionScore:
    """Return a row among the others as what it is: budget execution."""
    return ExecutionScore(score, rate, counts=True, within=True)


def _total(sheet: Sheet) -> Total:
    assessment, rubric = sheet.assessment, sheet.rubric
    printed, _ = sheet.total(lambda score: score.points)
    reviewed, _ = sheet.total(lambda score: score.reviewed)
    computed, steps = sheet.total(lambda score: score.computed)
    shown = printed if assessment.declared is None else assessment.declared
    return Total(
        weight=sheet.weight,
        declared=assessment.declared,
        summed=printed,
        computed=computed,
        declared_grade=assessment.declared_grade,
        reviewed=reviewed if assessment.reviewed is None else assessment.reviewed,
        added_up=reviewed,
        printed_grade=rubric.grade(shown),
        computed_grade=rubric.grade(computed),
        steps=steps,
    )
