"""L04 写法: blanks, figures and dates that GB/T 15835 writes otherwise; 二级 out of their order."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.checking.slips import slips_in
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

    Place = tuple[tuple[str, ...], int | None]

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
        levels = subject.assessment.levels
        if found := _out_of_order(tuple((one.path, one.goal) for one in levels)):
            early, late = (levels[place] for place in found)
            order = "、".join(words("产出的二级次序"))
            slips = f"“{early.name}”排在“{late.name}”前面，通行的次序是{order}"
            facts = {"where": f"{subject.name}的绩效指标", "slips": slips}
            yield Diagnostic(CODE, facts, subject.assessment.level_position(early))


@lru_cache(maxsize=256)  # most tables of a form have the same levels
def _out_of_order(levels: tuple[Place, ...]) -> tuple[int, int] | None:
    """Return two neighbours among a table's standard 二级 below one 一级 that stand reversed."""
    order = words("产出的二级次序")
    known = [
        ((path[:-1], goal), order.index(path[-1].removesuffix("指标")), at)
        for at, (path, goal) in enumerate(levels)
        if path[-1].removesuffix("指标") in order and len(path) > 1
    ]
    for (group, place, early), (other, next_place, late) in pairwise(known):
        if group == other and place > next_place:
            return early, late
    return None
