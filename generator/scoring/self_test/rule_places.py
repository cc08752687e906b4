"""The places in a rubric where rules and expressions stand, each with its name for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.reading import Record
    from generator.scoring.kinds import Rule
    from generator.scoring.rubric import Rubric


class PlacedRule(NamedTuple):
    """A rule with the record that it belongs to.

    ``weight`` is in points; it is None where it comes with each unit's own indicators, and with
    them comes a target, which the rubric's own indicators never have.
    """

    where: str
    owner: Record
    rule: Rule
    weight: Decimal | None


def placed_rules(rubric: Rubric) -> Iterator[PlacedRule]:
    """Yield every rule of the rubric in the order of the model."""
    execution = rubric.execution
    if execution is not None:
        yield PlacedRule("“预算执行”", execution, execution.rule, execution.weight)
    for row in rubric.rows:
        indicator = row.indicator
        where = f"的指标“{indicator.name}”"
        yield PlacedRule(where, indicator, indicator.rule, indicator.weight)
    for number, bound in enumerate(rubric.own_rules, 1):
        yield PlacedRule(f"“自带指标”的第 {number} 条规则", bound, bound.rule, None)
    for name, rule in rubric.rules.items():
        yield PlacedRule(f"规则库的“{name}”", rule, rule, None)
