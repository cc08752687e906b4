"""Scores budget execution: a rate over the total line of the funding block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.expression import Expression
from generator.scoring.kinds import Inputs, apply
from generator.scoring.kinds.kind import plain
from generator.scoring.reasons import unable_reason
from generator.scoring.rounding import rounded
from generator.scoring.scorecard import Datum, ExecutionScore, Score

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.filing import Assessment, Funds
    from generator.scoring.rubric import Rubric

NAME = "预算执行率"
GROUP = "预算执行"
RATE = Expression.parse("全年执行数 / 全年预算数")


def execution_rate(funds: Funds) -> Decimal | None:
    """Return executed ÷ full-year budget as a share, unrounded; None where there is none."""
    value = RATE.evaluate(funds.total.amounts).value
    return value if not isinstance(value, bool) else None


def score_execution(assessment: Assessment, rubric: Rubric) -> ExecutionScore | None:
    """Score the funding block; None where the rubric gives execution no points of its own."""
    rule = rubric.execution
    if rule is None:
        return None
    funds = assessment.funds
    names = funds.total.amounts
    rate = rule.value.evaluate(names)
    value = None if isinstance(rate.value, bool) else rate.value
    outcome = apply(rule.rule, rule.weight, Inputs(value=value, names=names))
    step = rule.step or rubric.step
    score = Score(
        group=GROUP,
        subgroup="",
        name=NAME,
        weight=rule.weight,
        declared=funds.declared,
        computed=rounded(outcome.points, step),
        exact=outcome.points,
        data=tuple(
            Datum(name, plain(names[name]), funds.total, name)
            for name in names
            if name in rule.value.names
        ),
        rule=Datum(rubric.title, rule.rule.method, rule.rule),
        step=step,
        steps=(f"{rule.value.text} = {rate.substituted}", *(one.text for one in outcome.steps)),
        reason=unable_reason(outcome, rate),
        record=funds,
        declared_key="执行得分",
    )
    return ExecutionScore(score, value, rule.counts)
