"""W02 上下级不符: the points typed for a level or a goal are not what stands below it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import addition, differs
from generator.diagnostics import Diagnostic
from generator.filing.level_labels import bare_name, labelled_points
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.indicator_table import Level
    from generator.scoring.case import Case, Subject

CODE = "W02"
POINTS = "分值"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every group, subgroup and goal that bears points, behind its name or in a cell."""
    for subject in case.subjects:
        if any(level.points is not None for level in subject.assessment.levels):
            yield from _levels_amiss(subject)
        if any(goal.weight is not None for goal in subject.assessment.goals):
            yield from _goals_amiss(subject)


def _levels_amiss(subject: Subject) -> Iterator[Diagnostic]:
    assessment, weights = subject.assessment, _weights(subject)
    for level in assessment.levels:
        if level.points is None:
            continue
        below = assessment.rows_below.get((level.goal, level.path), ())
        told = _told(subject, level, level.points, [weights[number] for number in below])
        if told:
            facts = {"where": f"{subject.name}的“{level.name}”", "told": told}
            cell = (POINTS,) if POINTS in level.cells else ()
            yield Diagnostic(CODE, facts, assessment.level_position(level, *cell))


def _told(subject: Subject, level: Level, points: Decimal, weights: list[Decimal | None]) -> str:
    """Say what the points of a level disagree with, '' where with nothing."""
    label = labelled_points(level.name)
    if label is not None and differs(points, label):
        return f"名称后面写的是 {plain(label)} 分，“分值”填的是 {plain(points)} 分"
    return _against_rubric(subject, level, points) or _against_rows(weights, points)


def _goals_amiss(subject: Subject) -> Iterator[Diagnostic]:
    assessment, weights = subject.assessment, _weights(subject)
    for number, goal in enumerate(assessment.goals):
        below = [weights[row] for row in assessment.rows_below.get((number, ()), ())]
        told = _against_rows(below, goal.weight) if goal.weight is not None else ""
        if told:
            facts = {"where": f"{subject.name}的“{goal.name or f'目标{number + 1}'}”", "told": told}
            yield Diagnostic(CODE, facts, goal.position(POINTS))


def _weights(subject: Subject) -> list[Decimal | None]:
    """Return the weight of every row, in the order of the table."""
    return [
        read.row.indicator.weight if score is None else score.weight
        for read, score in subject.scored_rows
    ]


def _against_rubric(subject: Subject, level: Level, points: Decimal) -> str:
    """Compare the points of a group with those that the rubric gives it.

    Where goals own indicators several may have the group, each a part of it: W01 adds them up.
    """
    card = subject.scorecard
    if card is None or len(level.path) > 1 or level.goal is not None:
        return ""
    asked = card.rubric.group_weights.get(bare_name(level.name))
    if asked is None or not differs(asked, points):
        return ""
    return f"评分标准给它 {plain(asked)} 分"


def _against_rows(weights: list[Decimal | None], points: Decimal) -> str:
    """Compare the points of a level with those of its rows, where all of them have some."""
    known = [weight for weight in weights if weight is not None]
    total = sum(known, Decimal(0))
    if not known or len(known) < len(weights) or not differs(total, points):
        return ""
    return f"下面各项的分值合计 {plain(total)} 分（{addition(known)}）"
