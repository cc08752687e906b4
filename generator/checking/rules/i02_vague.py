"""I02 目标无法衡量: a target, or a goal without rows, is nothing but words that anything fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rows import rows
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature
from generator.scoring.row_reading import QUALITATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case, Subject

CODE = "I02"
MOST = 20  # characters of a goal that a message repeats
FIGURE = patterns.compile(r"[0-9０-９]|[一二三四五六七八九十百两]+[次个场期人家份项]")
OTHERS = frozenset({Nature.QUANTITY, Nature.COST, Nature.SATISFACTION})  # I01 and I15 speak there


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at targets in words; an explanation or last year's value may say what is meant."""
    for row in rows(case):
        if row.read.nature != QUALITATIVE or row.nature in OTHERS or _measured(row):
            continue
        target = row.indicator.target or ""
        found = any_in(target, words("无法衡量"))
        if found:
            facts = {"where": row.where, "key": "指标值", "target": target, "word": found}
            yield Diagnostic(CODE, facts, row.indicator.position("年度指标值"))
    for subject in case.subjects:
        if not subject.rows:
            yield from _goals(subject)


def _goals(subject: Subject) -> Iterator[Diagnostic]:
    """Look at goals that no row of the unit's own measures: they must say it themselves."""
    for one in subject.assessment.goals:
        goal = one.goal or ""
        found = any_in(goal, words("无法衡量"))
        if found and not FIGURE.search(goal):
            line = next(one for one in goal.splitlines() if found in one)
            told = line if len(line) <= MOST else f"{line[:MOST]}……"
            facts = {"where": subject.name, "key": "预期目标", "target": told, "word": found}
            yield Diagnostic(CODE, facts, one.position("预期目标"))


def _measured(row: Row) -> bool:
    own = row.indicator
    if own.base or own.explanation or own.scored_target:
        return True
    return bool(FIGURE.search(own.target or ""))
