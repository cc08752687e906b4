"""P09 定性出档: the points of a graded row lie outside the band of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.checking.verdicts import asks_level
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case
    from generator.scoring.scorecard import Score

CODE = "P09"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row whose points fit no level, or not the one named; more than all is P01's."""
    for subject, score in case.scores:
        if score.trouble is None and (score.answers is None or score.answers.level is None):
            continue  # as nearly all
        if _out_of_range(score):
            continue
        if score.trouble and score.trouble.voice == CODE:
            facts = {"where": f"{subject.name}的“{score.name}”", "reason": score.reason}
            yield Diagnostic(CODE, facts, score.declared_at)
        elif (reason := _beside(score)) is not None:
            facts = {"where": f"{subject.name}的“{score.name}”", "reason": reason}
            yield Diagnostic(CODE, facts, score.declared_at)


def _out_of_range(score: Score) -> bool:
    """Tell points that no row can have, whatever its level."""
    points, weight = score.declared, score.weight
    return points is not None and weight is not None and not 0 <= points <= weight


def _beside(score: Score) -> str | None:
    """Say how the points typed differ from those that the level typed is worth; None if not."""
    level = score.answers.level if score.answers else None
    if level is None or score.declared is None or score.computed is None:
        return None
    if not asks_level(score) or not differs(score.declared, score.computed):
        return None
    return f"自评得分填 {plain(score.declared)}，完成等级“{level}”是 {plain(score.computed)} 分"
