"""T01 照抄目标: what came of a goal is the goal over again."""

from __future__ import annotations

from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.alike import runs_of
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text
from generator.proofreading import holds_any
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "T01"
RESULT = "实际完成情况"
NUMBER = patterns.compile("[0-9]")
INTENT = patterns.compile("^计划|全年计划|力争|预计|拟(?=[^定])|确保")
OF_INTENT = "划争预拟确"  # one of these is in each word of intent
LEAST = 12  # characters from which two texts are alike by more than chance
RUN = 4  # characters of a run that is repeated


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare each goal with its result; figures make it a result, if it is not still a plan."""
    for subject in case.subjects:
        for goal in subject.assessment.goals:
            aim, result = goal.aim, goal.goal_result
            if aim and result and (share := _alike(aim, result, case.form.review.alike)):
                facts = {"where": subject.name, "share": percentage(share, 0)}
                yield Diagnostic(CODE, facts, goal.position(RESULT))


def _alike(aim: str, result: str, least: Decimal) -> Decimal | None:
    """Return how much of a goal its result repeats, None where it is less or no fault.

    One that says how much was done is a result; and no more can be repeated than stands in runs
    that both have, which are soon counted.
    """
    if NUMBER.search(result) and not holds_any(result, OF_INTENT):
        return None  # before the texts are made bare, which costs more
    one, other = bare_text(aim), bare_text(result)
    if len(one) < LEAST or (NUMBER.search(other) and not INTENT.search(other)):
        return None
    if _covered(one, runs_of(other, RUN)) < least * len(one):
        return None
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    share = Decimal(sum(block.size for block in blocks if block.size >= RUN)) / len(one)
    return share if share >= least else None


def _covered(text: str, runs: set[str]) -> int:
    """Count the characters of a text that stand in any of the runs."""
    covered = end = 0
    for at in range(len(text) - RUN + 1):
        if text[at : at + RUN] in runs:
            covered += at + RUN - max(at, end)
            end = at + RUN
    return covered
