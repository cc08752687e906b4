"""Tests a rubric against itself, before it scores anybody (check P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring.kinds import defects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.scoring.kinds import Rule
    from generator.scoring.rubric import Rubric

CODE = "P16"


def defects_of(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield every contradiction of a rubric, each at the key that it shows at."""
    execution = rubric.execution
    if execution is not None:
        yield from _rule(execution.rule, execution.weight, "“预算执行”的规则")
    for number, bound in enumerate(rubric.own_rules, 1):
        # The weight comes with each unit's indicators: what depends on it cannot show here.
        yield from _rule(bound.rule, rubric.total, f"“自带指标”的第 {number} 条规则")
    yield from _grades(rubric)


def _rule(rule: Rule, weight: Decimal, where: str) -> Iterator[Diagnostic]:
    for defect in defects(rule, weight):
        facts = {"where": where, "defect": defect.text}
        yield Diagnostic(CODE, facts, rule.position(defect.key))


def _grades(rubric: Rubric) -> Iterator[Diagnostic]:
    bounds = list(rubric.grades.values())
    if bounds and min(bounds) > 0:
        text = f"最低一等的下限是 {min(bounds):f}，更低的总分没有等级"
        yield Diagnostic(CODE, {"where": "“等级”", "defect": text}, rubric.position("等级"))
    if bounds and max(bounds) > rubric.total:
        text = f"最高一等的下限 {max(bounds):f} 超过总分 {rubric.total:f}"
        yield Diagnostic(CODE, {"where": "“等级”", "defect": text}, rubric.position("等级"))
    if len(set(bounds)) < len(bounds):
        text = "有两个等级的下限相同"
        yield Diagnostic(CODE, {"where": "“等级”", "defect": text}, rubric.position("等级"))
