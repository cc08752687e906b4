"""W02 上下级不符: the points behind a name, 产出指标（50分）, are not what stands below it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import addition, differs
from generator.diagnostics import Diagnostic
from generator.filing.level_labels import bare_name, labelled_points
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "W02"
Level = tuple[int | None, tuple[str, ...]]


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every group and subgroup whose name bears points."""
    for subject in case.subjects:
        for (goal, path), weights in _levels(subject).items():
            label = labelled_points(path[-1])
            if label is None:
                continue
            told = _against_rubric(subject, path, label) or _against_rows(weights, label)
            if told:
                facts = {"where": f"{subject.name}的“{path[-1]}”", "told": told}
                assessment = subject.assessment
                holder = assessment if goal is None else assessment.goals[goal]
                yield Diagnostic(CODE, facts, holder.position("绩效指标", *path, of="key"))


def _levels(subject: Subject) -> dict[Level, list[Decimal | None]]:
    """Return the weights below every level, by the goal and the names that lead there."""
    found: dict[Level, list[Decimal | None]] = {}
    for read, score in subject.scored_rows:
        weight = read.row.indicator.weight if score is None else score.weight
        path = read.row.path
        for depth in range(1, len(path) + 1):
            found.setdefault((read.row.goal, path[:depth]), []).append(weight)
    return found


def _against_rubric(subject: Subject, path: tuple[str, ...], label: Decimal) -> str:
    """Compare the points of a group with those that the rubric gives it."""
    card = subject.scorecard
    if card is None or len(path) > 1:
        return ""
    asked = card.rubric.group_weights.get(bare_name(path[0]))
    if asked is None or not differs(asked, label):
        return ""
    return f"评分标准给它 {plain(asked)} 分"


def _against_rows(weights: list[Decimal | None], label: Decimal) -> str:
    """Compare the points of a level with those of its rows, where all of them have some."""
    known = [weight for weight in weights if weight is not None]
    total = sum(known, Decimal(0))
    if len(known) < len(weights) or not differs(total, label):
        return ""
    return f"下面各项的分值合计 {plain(total)} 分（{addition(known)}）"
