"""T02 只写资金: what came of a goal tells how money was spent and nothing that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "T02"
RESULT = "实际完成情况"
CLAUSE = patterns.compile(r"[^，。；,;\n]+")
MONEY = patterns.compile("[0-9](?:万元|亿元|元)|执行率")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for a clause that speaks of something else than money."""
    for subject in case.subjects:
        for goal in subject.assessment.goals:
            if goal.goal_result and _money_alone(goal.goal_result):
                yield Diagnostic(CODE, {"where": subject.name}, goal.position(RESULT))


def _money_alone(result: str) -> bool:
    return bool(MONEY.search(result)) and all(
        any_in(one, words("谈到支出")) for one in CLAUSE.findall(result)
    )
