"""Tests that the points of a rubric add up on every level."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.scoring.kinds.kind import plain
from generator.scoring.self_test.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.diagnostics import Diagnostic
    from generator.scoring.rubric import Rubric

ZERO = Decimal(0)


def weight_faults(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield repeated indicators, groups unlike their rows, and sums unlike the total."""
    yield from _repeated(rubric)
    rows = _by_group(rubric)
    for group, weight in rubric.group_weights.items():
        defect = _group_defect(rubric, group, weight, rows.get(group))
        if defect:
            yield fault("“一级分值”", defect, rubric.position("一级分值", group))
    parts = rows | rubric.group_weights
    yield from _indicator_total(rubric, parts)
    yield from _total(rubric, parts)


def _repeated(rubric: Rubric) -> Iterator[Diagnostic]:
    """Units answer an indicator by its name, so a name serves once."""
    seen: set[str] = set()
    for _, _, indicator in rubric.rows:
        if indicator.name in seen:
            text = "前面已有同名的指标，单位的评分资料分不清是哪一项"
            yield fault(f"的指标“{indicator.name}”", text, indicator.position("三级指标"))
        seen.add(indicator.name)


def _by_group(rubric: Rubric) -> dict[str, Decimal]:
    """Add up the rubric's own rows by group, in points."""
    sums: dict[str, Decimal] = {}
    for group, _, indicator in rubric.rows:
        sums[group] = sums.get(group, ZERO) + indicator.weight
    return sums


def _group_defect(rubric: Rubric, group: str, weight: Decimal, rows: Decimal | None) -> str:
    """Say what is wrong with the points of a group; '' where units' own rows may fill it up."""
    scopes = [bound.scope.groups for bound in rubric.own_rules]
    if any(not groups or group in groups for groups in scopes) and (rows or ZERO) <= weight:
        return ""
    if rows is None:
        return f"“{group}”下没有指标，也没有适用于它的“自带指标”规则"
    if rows == weight:
        return ""
    return f"“{group}”写 {plain(weight)} 分，它的指标合计 {plain(rows)} 分"


def _indicator_total(rubric: Rubric, parts: Mapping[str, Decimal]) -> Iterator[Diagnostic]:
    """Compare 指标总分 with the groups; what they leave open is for the units' own indicators."""
    stated, expected = sum(parts.values(), ZERO), rubric.indicator_total
    if expected is None or stated == expected or (rubric.own_rules and stated < expected):
        return
    text = f"写 {plain(expected)} 分，各组指标合计 {plain(stated)} 分"
    yield fault("“指标总分”", text, rubric.position("指标总分"))


def _total(rubric: Rubric, groups: Mapping[str, Decimal]) -> Iterator[Diagnostic]:
    """Compare the sum with 总分; where the rubric leaves weights open it may stay below."""
    stated = rubric.indicator_total
    if rubric.fold is not None:
        return  # what rows make up together depends on the shares that units type
    shares = {group: percent.scaleb(-2) for group, percent in rubric.group_shares.items()}
    folded = {group: points * shares.get(group, 1) for group, points in groups.items()}
    parts = folded if stated is None else {"指标总分": stated}
    beside = rubric.execution_beside
    if beside is not None and beside.counts:
        parts = {"预算执行": beside.weight, **parts}
    sum_ = sum(parts.values(), ZERO)
    if sum_ == rubric.total or (not rubric.complete and sum_ < rubric.total):
        return
    listed = "、".join(f"{name} {plain(points)}" for name, points in parts.items())
    text = f"各部分分值合计 {plain(sum_)} 分（{listed}），总分是 {plain(rubric.total)} 分"
    yield fault("“总分”", text, rubric.position("总分"), _advice(rubric))


def _advice(rubric: Rubric) -> str:
    open_ended = rubric.own_rules and not rubric.group_weights and rubric.indicator_total is None
    if not open_ended:
        return ""
    return "单位自带的指标共多少分，写在“一级分值”或“指标总分”里；由批复定的写“分值完整: 否”"
