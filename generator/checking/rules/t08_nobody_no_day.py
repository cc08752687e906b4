"""T08 措施无主体时限: nothing in particular is to be done, by nobody, or it is due on no day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.empty_phrases import says_nothing
from generator.checking.word_lists import pattern
from generator.diagnostics import Diagnostic
from generator.filing.no_answer import says_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Problem
    from generator.scoring.case import Case

CODE = "T08"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the two keys, and in the measure's own words."""
    for problem in case.filing.problems:
        lacks = _lacks(problem)
        if lacks and not says_none(problem.measure.action):
            facts = {"where": problem.title, "lacks": "和".join(lacks)}
            yield Diagnostic(CODE, facts, problem.measure.position("内容"))


def _lacks(problem: Problem) -> list[str]:
    measure = problem.measure
    text = f"{measure.title or ''}\n{measure.action}"
    told = {
        "具体做什么": not says_nothing(measure.action),
        "由谁做": measure.actor or pattern("谁来做").search(text),
        "什么时候做完": measure.deadline or pattern("什么时候").search(text),
    }
    return [name for name, found in told.items() if not found]
