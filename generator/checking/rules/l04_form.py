"""L04 写法: blanks, figures and dates that GB/T 15835 writes otherwise; 二级 out of their order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.checking.texts import slips_in
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Level
    from generator.scoring.case import Case, Subject

CODE = "L04"
KINDS = frozenset(
    {
        SlipKind.LEADING_ZERO,
        SlipKind.SHORT_YEAR,
        SlipKind.ROUGH_NUMBER,
        SlipKind.FULL_WIDTH_FIGURE,
        SlipKind.SPLIT_UNIT,
        SlipKind.BLANK,
    }
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 2022年03月05日, 约100余, ５６, blanks within a text, and 成本 before 时效."""
    yield from slips_in(case, CODE, KINDS)
    for subject in case.subjects if case.form.review.subgroup_order else ():
        if found := _out_of_order(subject):
            early, late = found
            order = "、".join(words("产出的二级次序"))
            slips = f"“{early.name}”排在“{late.name}”前面，通行的次序是{order}"
            facts = {"where": f"{subject.name}的绩效指标", "slips": slips}
            yield Diagnostic(CODE, facts, subject.assessment.level_position(early))


def _out_of_order(subject: Subject) -> tuple[Level, Level] | None:
    """Return two neighbours among a table's standard 二级 below one 一级 that stand reversed."""
    order = words("产出的二级次序")
    known = [
        (level.path[:-1], order.index(level.name.removesuffix("指标")), level)
        for level in subject.assessment.levels
        if level.name.removesuffix("指标") in order and len(level.path) > 1
    ]
    for (group, place, early), (other, next_place, late) in pairwise(known):
        if group == other and early.goal == late.goal and place > next_place:
            return early, late
    return None
