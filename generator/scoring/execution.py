"""Scores budget execution: a rate over the total line of the funding block.

The amounts give the rate; where there are none, the rate that the unit typed does. Some places
print it as a row among the indicators: it is then scored in that row, and checked all the same.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.expressions import Expression
from generator.expressions.later import Later
from generator.expressions.rounding import percentage
from generator.filing import FundLine
from generator.filing.level_labels import bare_name
from generator.reading.typed_rate import typed_rate
from generator.scoring.item import NO_STEPS, Item, figure, score_item
from generator.scoring.kinds import Inputs
from generator.scoring.kinds.kind import Shown, plain
from generator.scoring.named_indicator import doubt_of, number, trouble_of
from generator.scoring.scorecard import Datum, ExecutionScore
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.expressions import Evaluation
    from generator.filing import Answers, Assessment, Funds
    from generator.scoring.facts import Facts
    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import ExecutionRule, NamedRow, Rubric

NAME = "预算执行率"
GROUP = "预算执行"
ANSWERED_AS = (NAME, GROUP)
"""The names under which a unit may say in 评分资料 that execution does not apply to it."""
RATE = Expression.parse("全年执行数 / 全年预算数")
_ONE, _HUNDRED = Decimal(1), Decimal(100)


class _Rate(NamedTuple):
    """The value that is scored: worked out from amounts, or as the unit typed it."""

    worked_out: Evaluation
    value: Decimal | None
    typed: Datum | None
    scale: Decimal | None

    @property
    def from_amounts(self) -> Evaluation | None:
        """What was worked out, unless the rate is one that was typed."""
        return None if self.typed else self.worked_out

    @property
    def share(self) -> Decimal | None:
        """The rate as a share, whatever the rubric multiplies it with."""
        return self.value / self.scale if self.value is not None and self.scale else self.value


def rate_formula(rubric: Rubric | None) -> Expression:
    """Return what is divided by what: as the rubric scores it, if it does so by one amount."""
    scored = rubric.execution.value if rubric and rubric.execution else None
    if scored is None or not scored.names <= set(FundLine.aliases()) or _scale(scored) != _ONE:
        return RATE
    return scored


def execution_rate(
    funds: Funds, rubric: Rubric | None = None, executed: Decimal | None = None
) -> Decimal | None:
    """Return the rate of execution as a share, unrounded; None where amounts are missing.

    ``executed`` is what was spent in all where the unit typed only its items.
    """
    amounts = funds.total.amounts
    if executed is not None:
        amounts = {**amounts, "全年执行数": executed}
    return number(rate_formula(rubric).evaluate(amounts))


def score_execution(assessment: Assessment, rubric: Rubric, facts: Facts) -> ExecutionScore | None:
    """Score the funding block; None where execution has no points beside the indicators."""
    rule = rubric.execution_beside
    if rule is None:
        return None
    rate = _rate_of(rule, assessment, facts)
    score = score_item(_item(rule, assessment, rate, facts), rubric, facts)
    return ExecutionScore(score, rate.share, rule.counts)


def rate_of_row(row: NamedRow, facts: Facts) -> Decimal | None:
    """Return the rate of a row that the rubric itself brings, as a share."""
    formula = row.indicator.value
    value = number(formula.evaluate(facts.values)) if formula else None
    scale = _scale(formula) if formula else None
    return value / scale if value is not None and scale else None


def row_of_execution(rubric: Rubric, rows: Iterable[Read]) -> Read | None:
    """Return the unit's row that is budget execution by the rubric, None where there is none."""
    names = rubric.execution.rows if rubric.execution else ()
    return next((read for read in rows if read.row.indicator.name in names), None)


def execution_item(
    read: Read, assessment: Assessment, rule: ExecutionRule, facts: Facts
) -> tuple[Item, Decimal | None]:
    """Return execution as a row of the unit's own table, and its rate."""
    rate, row = _rate_of(rule, assessment, facts, read), read.row.indicator
    item = _item(rule, assessment, rate, facts)
    item = replace(
        item,
        group=bare_name(read.row.group),
        subgroup=read.row.subgroup,
        name=row.name,
        weight=rule.weight if row.weight is None else row.weight,
    )
    if row.declared is not None or item.declared is None:
        item = replace(item, declared=row.declared, record=row, declared_key="自评得分")
    if row.reviewed is not None:
        item = replace(item, reviewed=row.reviewed)
    if item.answers is None or row.not_applicable is not None:
        item = replace(item, answers=row)
    return item, rate.share


def _rate_of(
    rule: ExecutionRule, assessment: Assessment, facts: Facts, read: Read | None = None
) -> _Rate:
    """Work the rate out of amounts; without them take what the unit typed for it."""
    worked_out = rule.value.evaluate(facts.values)
    value, scale = number(worked_out), _scale(rule.value)
    found = None
    if value is None and worked_out.missing and scale is not None:
        found = next(_typed(assessment.funds, read), None)
    if found is None or scale is None:
        return _Rate(worked_out, value, None, scale)
    datum, share = found
    return _Rate(worked_out, share * scale, datum, scale)


def _typed(funds: Funds, read: Read | None) -> Iterator[tuple[Datum, Decimal]]:
    """Yield the rates that the unit typed, in the funding block and in the row."""
    rate = typed_rate(funds.execution_rate or "")
    if rate is not None and rate.value >= 0:
        yield Datum("执行率", funds.execution_rate or "", funds, ("执行率",)), rate.share
    actual = read.actual_measure if read else None
    if read and actual and actual.value is not None and actual.unit == "%":
        row, key = read.row.indicator, read.actual_key
        yield Datum(key, actual.text, row, (key,)), actual.value / _HUNDRED


@lru_cache(maxsize=256)
def _scale(formula: Expression) -> Decimal | None:
    """Return what a rate is with all amounts equal: 1 as a share, 100 in percent; else None."""
    scale = number(formula.evaluate(dict.fromkeys(formula.names, _ONE)))
    return scale if scale in {_ONE, _HUNDRED} else None


def _item(rule: ExecutionRule, assessment: Assessment, rate: _Rate, facts: Facts) -> Item:
    """Return the execution of a budget as a row to be scored, its group of its own."""
    funds, answers = assessment.funds, _answers(assessment)
    lacking = rate.from_amounts
    answered = answers is not None and answers.declared is not None
    return Item(
        group=GROUP,
        subgroup="",
        name=NAME,
        weight=rule.weight,
        declared=answers.declared if answered and answers else funds.declared,
        reviewed=funds.reviewed if answers is None else answers.reviewed or funds.reviewed,
        rule=rule.rule,
        inputs=Inputs(value=rate.value, names=facts.values),
        data=Later(_data, rule, facts, rate.typed, answers),
        record=answers if answered and answers else funds,
        declared_key="自评得分" if answered else "执行得分",
        answers=answers,
        na=rule.na,
        step=rule.step,
        steps=NO_STEPS if rate.typed else Later(_working, rule, rate.worked_out),
        doubt=doubt_of(lacking),
        trouble=trouble_of(lacking),
        missing=lacking.missing if lacking else (),
        asks_evidence=False,
        figure="" if rate.share is None else percentage(rate.share, 1),
    )


def _answers(assessment: Assessment) -> Answers | None:
    """Return what the unit said of execution among its answers to the rubric."""
    said = (assessment.answers.get(name) for name in ANSWERED_AS)
    return next((one for one in said if one is not None), None)


def _data(
    rule: ExecutionRule, facts: Facts, typed: Datum | None, answers: Answers | None
) -> tuple[Datum, ...]:
    names = sorted(rule.value.names & facts.values.keys())
    data = [typed] if typed else [figure(name, facts) for name in names]
    if answers is not None and answers.not_applicable:
        said = Shown("不适用", answers.not_applicable)
        data.append(Datum(said.key, said.text, answers, (said.key,)))
    return tuple(data)


def _working(rule: ExecutionRule, rate: Evaluation) -> tuple[str, ...]:
    value = number(rate)
    result = "" if value is None else f" = {plain(value)}"
    return (f"{rule.value.text} = {rate.substituted}{result}",)
