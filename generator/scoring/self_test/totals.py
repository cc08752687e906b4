"""Tests what a rubric makes of the total: its cap, its factors, its grades."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.scoring.kinds.kind import plain
from generator.scoring.self_test.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.rubric import Cap, Rubric

ONE = Decimal(1)
LOWEST = Decimal("-Infinity")


def total_faults(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield the contradictions of the rules for the whole sheet."""
    yield from _cap(rubric)
    yield from _factors(rubric)
    yield from _grades(rubric)


def _cap(rubric: Rubric) -> Iterator[Diagnostic]:
    """Test the steps of the cap; a gap between them is no fault: there the total is not capped."""
    if rubric.cap is None:
        return
    steps = sorted(rubric.cap.steps, key=_low)
    for step in steps:
        if step.lo is not None and step.hi is not None and step.lo >= step.hi:
            yield _cap_fault(step, "下限", f"下限 {plain(step.lo)} 不小于上限 {plain(step.hi)}")
        if step.most > rubric.total:
            text = f"总分不超过 {plain(step.most)}，比总分 {plain(rubric.total)} 还高"
            yield _cap_fault(step, "总分不超过", text)
    for before, after in pairwise(steps):
        if before.hi is None or after.lo is None or after.lo < before.hi:
            key = "上限" if after.lo is None else "下限"
            yield _cap_fault(after, key, "与另一段区间重叠")


def _low(step: Cap) -> Decimal:
    return LOWEST if step.lo is None else step.lo


def _cap_fault(step: Cap, key: str, text: str) -> Diagnostic:
    return fault("“总分上限”", text, step.position(key))


def _factors(rubric: Rubric) -> Iterator[Diagnostic]:
    """Test the factors: one for each grade that a total can fall, none above 1, none rising."""
    factors, steps = rubric.factors, max(len(rubric.grades) - 1, 0)
    for index, factor in enumerate(factors):
        if not 0 < factor <= ONE:
            text = f"系数 {plain(factor)} 要大于 0，不超过 1"
            yield fault("“低等系数”", text, rubric.position("低等系数", index))
        elif index and factor > factors[index - 1]:
            text = f"低 {index + 1} 等的系数 {plain(factor)} 比低 {index} 等的还高"
            yield fault("“低等系数”", text, rubric.position("低等系数", index))
    if factors and len(factors) != steps:
        text = f"有 {len(factors)} 个系数，{len(rubric.grades)} 个等级最多低 {steps} 等"
        yield fault("“低等系数”", text, rubric.position("低等系数"))


def _grades(rubric: Rubric) -> Iterator[Diagnostic]:
    """Test that every total has exactly one grade: bounds differ, the lowest is 0."""
    best_first = rubric.scale
    for (name, bound), (other, next_bound) in pairwise(best_first):
        if bound == next_bound:
            text = f"“{name}”和“{other}”的下限都是 {plain(bound)}"
            yield fault("“等级”", text, rubric.position("等级", other))
    for name, bound in best_first:
        if bound > rubric.total:
            text = f"“{name}”的下限 {plain(bound)} 超过总分 {plain(rubric.total)}"
            yield fault("“等级”", text, rubric.position("等级", name))
    if best_first and best_first[-1][1] > 0:
        name, bound = best_first[-1]
        text = f"最低一等“{name}”的下限是 {plain(bound)}，更低的总分没有等级"
        yield fault("“等级”", text, rubric.position("等级", name))
