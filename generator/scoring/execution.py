"""Scores budget execution: a rate over the total line of the funding block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.expressions import Expression
from generator.expressions.later import Later
from generator.expressions.rounding import percentage
from generator.scoring.item import Item, figure, score_item
from generator.scoring.kinds import Inputs
from generator.scoring.kinds.kind import plain
from generator.scoring.named_indicator import doubt_of, number, trouble_of
from generator.scoring.scorecard import ExecutionScore

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.expressions import Evaluation
    from generator.filing import Assessment, Funds
    from generator.scoring.facts import Facts
    from generator.scoring.rubric import ExecutionRule, Rubric
    from generator.scoring.scorecard import Datum

NAME = "预算执行率"
GROUP = "预算执行"
RATE = Expression.parse("全年执行数 / 全年预算数")


def execution_rate(funds: Funds) -> Decimal | None:
    """Return executed ÷ full-year budget as a share, unrounded; None where there is none."""
    value = RATE.evaluate(funds.total.amounts).value
    return value if not isinstance(value, bool) else None


def score_execution(assessment: Assessment, rubric: Rubric, facts: Facts) -> ExecutionScore | None:
    """Score the funding block; None where the rubric gives execution no points of its own."""
    rule = rubric.execution
    if rule is None:
        return None
    rate = rule.value.evaluate(facts.values)
    score = score_item(_item(rule, assessment.funds, rate, facts), rubric, facts)
    return ExecutionScore(score, number(rate), rule.counts)


def _item(rule: ExecutionRule, funds: Funds, rate: Evaluation, facts: Facts) -> Item:
    """Return the execution of a budget as a row to be scored, its group of its own."""
    value = number(rate)
    return Item(
        group=GROUP,
        subgroup="",
        name=NAME,
        weight=rule.weight,
        declared=funds.declared,
        rule=rule.rule,
        inputs=Inputs(value=value, names=facts.values),
        data=Later(_data, rule, facts),
        record=funds,
        declared_key="执行得分",
        na=rule.na,
        step=rule.step,
        steps=Later(_working, rule, rate),
        doubt=doubt_of(rate),
        trouble=trouble_of(rate),
        missing=rate.missing,
        asks_evidence=False,
        figure="" if value is None else percentage(value, 1),
    )


def _data(rule: ExecutionRule, facts: Facts) -> tuple[Datum, ...]:
    return tuple(figure(name, facts) for name in sorted(rule.value.names & facts.values.keys()))


def _working(rule: ExecutionRule, rate: Evaluation) -> tuple[str, ...]:
    value = number(rate)
    result = "" if value is None else f" = {plain(value)}"
    return (f"{rule.value.text} = {rate.substituted}{result}",)
