"""Scores an indicator that the unit brings itself, by the first rule of the rubric that covers it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing.measure import read_actual, read_target, row_kind
from generator.scoring.kinds import Graded, Inputs, apply
from generator.scoring.kinds.kind import plain
from generator.scoring.reasons import unable_reason
from generator.scoring.rounding import rounded
from generator.scoring.scorecard import Datum, Score

if TYPE_CHECKING:
    from generator.filing import IndicatorRow
    from generator.filing.measure import Measure, Reading
    from generator.scoring.kinds import Outcome, Rule
    from generator.scoring.rubric import BoundRule, Rubric

QUANTITATIVE, QUALITATIVE, DATED = "定量", "定性", "日期"


@dataclass(frozen=True, slots=True)
class Read:
    """A row with its target and actual value as they were understood."""

    row: IndicatorRow
    target: Reading
    actual: Reading

    @property
    def nature(self) -> str:
        """Whether the target is a number, a date, or words."""
        measures = self.target.measures
        if all(measure.qualitative for measure in measures):
            return QUALITATIVE
        return DATED if any(measure.date for measure in measures) else QUANTITATIVE

    @property
    def target_measure(self) -> Measure | None:
        """The target as one number or date; None where it is words, or must be asked for."""
        return self.target.single if self.target.settled else None

    @property
    def actual_measure(self) -> Measure | None:
        """The actual value as one number or date; None where it is words, or must be asked for."""
        return self.actual.single if self.actual.settled else None

    @property
    def sign(self) -> str:
        """The comparator of the target, '' where there is none."""
        measure = self.target_measure
        return str(measure.comparator or "") if measure else ""


def read_row(row: IndicatorRow, year: int) -> Read:
    """Understand target and actual value of a row; ``year`` resolves dates such as 年底前."""
    indicator = row.indicator
    kind = row_kind(row.group, row.subgroup, indicator.name)
    target = read_target(
        indicator.scored_target or indicator.target or "",
        row=kind,
        year=year,
        unit=indicator.unit or "",
        comparator=indicator.op or "",
    )
    actual = read_actual(
        indicator.scored_actual or indicator.actual or "",
        target=target.single,
        row=kind,
        year=year,
        unit=indicator.unit or "",
    )
    return Read(row, target, actual)


def score_row(row: IndicatorRow, rubric: Rubric, year: int) -> Score:
    """Score one row of the indicator table."""
    read = read_row(row, year)
    bound = rule_for(read, rubric)
    if bound is None:
        return _unscored(read, rubric, "评分标准没有适用于这项指标的规则")
    if row.indicator.weight is None:
        return _unscored(read, rubric, "没有填分值")
    outcome = apply(bound.rule, row.indicator.weight, inputs_of(read))
    return _scored(read, rubric, bound, outcome)


def rule_for(read: Read, rubric: Rubric) -> BoundRule | None:
    """Return the first rule of the rubric that covers the row."""
    row = read.row
    for bound in rubric.own_rules:
        if bound.scope.covers(row.group, row.subgroup, read.nature, read.sign):
            return bound
    return None


def inputs_of(read: Read) -> Inputs:
    """Return what the row brings to its rule."""
    indicator, target, actual = read.row.indicator, read.target_measure, read.actual_measure
    return Inputs(
        value=number_of(actual),
        target=number_of(target),
        upper=target.upper if target else None,
        comparator=read.sign,
        level=indicator.level,
        chosen=indicator.declared,
        reason=indicator.deviation_note,
    )


def number_of(measure: Measure | None) -> Decimal | None:
    """Return a measure as a number; a date is the number of its day."""
    if measure is None:
        return None
    return Decimal(measure.date.toordinal()) if measure.date else measure.value


def _scored(read: Read, rubric: Rubric, bound: BoundRule, outcome: Outcome) -> Score:
    row, step = read.row, bound.step or rubric.step
    return Score(
        group=row.group,
        subgroup=row.subgroup,
        name=row.indicator.name,
        weight=row.indicator.weight,
        declared=row.indicator.declared,
        computed=rounded(outcome.points, step),
        exact=outcome.points,
        data=_data(read, bound.rule),
        rule=Datum(rubric.title, bound.rule.method, bound.rule),
        step=step,
        steps=tuple(one.text for one in outcome.steps),
        reason=_reason(read, outcome),
        record=row.indicator,
        declared_key="自评得分",
    )


def _unscored(read: Read, rubric: Rubric, reason: str) -> Score:
    row = read.row
    return Score(
        group=row.group,
        subgroup=row.subgroup,
        name=row.indicator.name,
        weight=row.indicator.weight,
        declared=row.indicator.declared,
        computed=None,
        exact=None,
        data=_data(read),
        rule=Datum(rubric.title, "", rubric),
        step=rubric.step,
        steps=(),
        reason=reason,
        record=row.indicator,
        declared_key="自评得分",
    )


def _data(read: Read, rule: Rule | None = None) -> tuple[Datum, ...]:
    """Return what the score rests on; what the unit gave itself is a datum of graded rules only."""
    indicator = read.row.indicator
    target_key = "计分用指标值" if indicator.scored_target else "年度指标值"
    actual_key = "计分用完成值" if indicator.scored_actual else "实际完成值"
    typed = [
        (target_key, _read_as(indicator.scored_target or indicator.target, read.target_measure)),
        (actual_key, _read_as(indicator.scored_actual or indicator.actual, read.actual_measure)),
    ]
    if isinstance(rule, Graded):
        typed.append(("完成等级", indicator.level or ""))
        typed.append(("自评得分", "" if indicator.declared is None else plain(indicator.declared)))
    return tuple(Datum(key, text, indicator, key) for key, text in typed if text)


def _read_as(text: str | None, measure: Measure | None) -> str:
    """Write a typed value, and beside it what it was understood as, where that is not the same."""
    if not text:
        return ""
    understood = _understood(measure) if measure else ""
    return f"{text}（读作 {understood}）" if understood and understood != text else text


def _understood(measure: Measure) -> str:
    sign = str(measure.comparator or "")
    if measure.date is not None:
        return f"{sign}{measure.date:%Y-%m-%d}"
    if measure.value is None:
        return ""
    low = plain(measure.value)
    return f"{low}～{plain(measure.upper)}{measure.unit}" if measure.upper else f"{sign}{low}{measure.unit}"


def _reason(read: Read, outcome: Outcome) -> str:
    """Say why there are no points: doubts about the typed values go before the rule's trouble."""
    if outcome.points is not None:
        return ""
    if read.nature != QUALITATIVE:
        readings = (("指标值", read.target), ("完成值", read.actual))
        doubts = [
            f"{name}：{doubt.kind}（{doubt.text}）"
            for name, reading in readings
            for doubt in reading.doubts
            if doubt.kind.asks
        ]
        if doubts:
            return "；".join(doubts)
    return unable_reason(outcome)
