"""P10 超额未说明: a value far above its target, and no word on why."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.troubles import troubles_for
from generator.checking.unexplained_deviation import exceeds, unexplained
from generator.diagnostics import Diagnostic, Severity
from generator.expressions.rounding import rounded
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.unexplained_deviation import Unexplained
    from generator.scoring import Score
    from generator.scoring.case import Case

CODE = "P10"
HUNDREDTH = Decimal("0.01")
DEMANDED = "，而评分标准规定要说明"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at what the rubrics demand a reason for (an error), then at what is usually asked."""
    said: set[int] = set()
    for found in unexplained(case):
        if _demanded(found.score) or exceeds(found):
            said.add(id(found.score))
            if not found.slip:
                yield _diagnostic(found)
    for subject, score in troubles_for(case, CODE):
        if id(score) not in said:
            yield _of_rubric(f"{subject.name}的“{score.name}”", score)


def _demanded(score: Score | None) -> bool:
    return score is not None and score.trouble is not None and score.trouble.voice == CODE


def _diagnostic(found: Unexplained) -> Diagnostic:
    excess = "目标值是 0"
    if found.target > 0:
        excess = f"是目标值“{found.typed['target']}”的 {_times(found)} 倍"
    demanded = _demanded(found.score)
    facts = {**found.typed, "excess": excess, "demand": DEMANDED if demanded else ""}
    return Diagnostic(
        CODE, facts, found.position, severity_override=Severity.ERROR if demanded else None
    )


def _times(found: Unexplained) -> str:
    ratio = rounded(found.ratio, HUNDREDTH)
    return plain(ratio.normalize()) if ratio is not None else ""


def _of_rubric(where: str, score: Score) -> Diagnostic:
    """Say it of a row that is measured by a full mark that the rubric states."""
    excess = f"满分值是 {score.facts['target']}"
    facts = {"where": where, "actual": score.facts["value"], "excess": excess, "demand": DEMANDED}
    return Diagnostic(CODE, facts, score.declared_at, severity_override=Severity.ERROR)
