"""Tests each rule by itself, and against what its indicator can bring to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.kinds import defects
from generator.scoring.kinds.kind import Brought
from generator.scoring.rubric import NamedIndicator
from generator.scoring.self_test.fault import fault
from generator.scoring.self_test.rule_places import placed_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.diagnostics import Diagnostic
    from generator.scoring.rubric import Rubric
    from generator.scoring.self_test.rule_places import PlacedRule


def rule_faults(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield what contradicts itself in a rule, and what a rule would wait for in vain."""
    for placed in placed_rules(rubric):
        for defect in defects(placed.rule, _weight(placed, rubric)):
            yield fault(placed.where, defect.text, placed.rule.position(defect.key))
        if placed.weight is not None:
            yield from _unfed(placed)
    yield from _hidden(rubric)


def _hidden(rubric: Rubric) -> Iterator[Diagnostic]:
    """Report rules that never apply, an earlier one covering all that they could."""
    scopes = [bound.scope for bound in rubric.own_rules]
    for index, bound in enumerate(rubric.own_rules):
        earlier = (place for place in range(index) if scopes[place].includes(bound.scope))
        first = next(earlier, None)
        if first is not None:
            text = f"前面第 {first + 1} 条已包括它适用的全部指标，轮不到它"
            hint = "范围小的规则写在前面，范围大的写在后面"
            where = f"“自带指标”的第 {index + 1} 条规则"
            yield fault(where, text, bound.position("适用"), hint)


def _weight(placed: PlacedRule, rubric: Rubric) -> Decimal:
    """Return the weight to test a rule with: its own, or one that it fits.

    The weight of a rule for the units' own indicators comes with each unit's rows, where a rule
    that does not fit it is not applied.
    """
    if placed.weight is not None:
        return placed.weight
    own = placed.rule.own_weight
    return rubric.total if own is None else own


def _unfed(placed: PlacedRule) -> Iterator[Diagnostic]:
    """Report what a rule needs and an indicator of the rubric, without target, cannot give it."""
    owner = placed.owner
    needs = [(rule, need) for rule in placed.rule.members for need in rule.needs]
    if isinstance(owner, NamedIndicator) and owner.value is None:
        starved = [rule for rule, need in needs if need.what is Brought.VALUE]
        if starved:
            text = f"方法“{starved[0].method}”要有“取值”"
            yield fault(placed.where, text, owner.position("取值"))
    for rule, need in needs:
        if need.instead:
            text = f"没有写“{need.instead}”，而评分标准自带的指标没有目标值"
            yield fault(placed.where, text, rule.position(need.instead))
