"""Prepares an indicator that the unit brings itself for the first rule that covers it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing.measure import DoubtKind, read_actual, read_target, row_kind
from generator.scoring.item import Item
from generator.scoring.kinds import Graded, Inputs, Trouble, defects
from generator.scoring.kinds.kind import plain
from generator.scoring.scorecard import Datum

if TYPE_CHECKING:
    from generator.filing import IndicatorRow
    from generator.filing.measure import Measure, Reading
    from generator.scoring.facts import Facts
    from generator.scoring.kinds import Rule
    from generator.scoring.rubric import BoundRule, Rubric

QUANTITATIVE, QUALITATIVE, DATED = "定量", "定性", "日期"
_ADVICE = dict.fromkeys(
    (DoubtKind.NO_DATE, DoubtKind.NUMBER_FOR_DATE),
    "，指标值是日期，完成值要写明是哪一天，如 11月28日",
)


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


def own_item(row: IndicatorRow, rubric: Rubric, facts: Facts, year: int) -> Item:
    """Return a row of the unit's own table with its rule; ``year`` resolves 年底前."""
    read = read_row(row, year)
    indicator = row.indicator
    bound = rule_for(read, rubric)
    if indicator.rule is not None:
        rule = rubric.rules.get(indicator.rule)
    else:
        rule = bound.rule if bound else None
    misfit = _misfit(rule, indicator.weight)
    return Item(
        group=row.group,
        subgroup=row.subgroup,
        name=indicator.name,
        weight=indicator.weight,
        declared=indicator.declared,
        rule=None if misfit else rule,
        inputs=inputs_of(read, facts),
        data=_data(read, rule),
        record=indicator,
        declared_key="自评得分",
        answers=indicator,
        na=bound.na if bound else None,
        step=bound.step if bound else None,
        doubt=misfit or (_doubt(read) if rule else _no_rule(read)),
        trouble=Trouble.UNCLEAR,
    )


def _misfit(rule: Rule | None, weight: Decimal | None) -> str:
    """Say where a rule contradicts the weight that the unit's row brings, '' where it does not.

    A checklist of 10 points on a row of 5 would else lose or give points that nobody set.
    """
    if rule is None or weight is None:
        return ""
    found = "；".join(defect.text for defect in defects(rule, weight))
    return f"规则与这项指标的分值不符：{found}" if found else ""


def _no_rule(read: Read) -> str:
    named, nature = read.row.indicator.rule, read.nature
    if named:
        return f"评分标准的规则库里没有“{named}”"
    return f"评分标准没有适用于这项指标（{nature}）的规则"


def rule_for(read: Read, rubric: Rubric) -> BoundRule | None:
    """Return the first rule of the rubric that covers the row."""
    row = read.row
    for bound in rubric.own_rules:
        if bound.scope.covers(row.group, row.subgroup, read.nature, read.sign):
            return bound
    return None


def inputs_of(read: Read, facts: Facts) -> Inputs:
    """Return what the row brings to its rule."""
    indicator, target, actual = read.row.indicator, read.target_measure, read.actual_measure
    return Inputs(
        value=number_of(actual),
        target=number_of(target),
        upper=target.upper if target else None,
        comparator=read.sign,
        names=facts.values,
        answers={item: answer for item, answer in indicator.checklist.items() if answer},
        level=indicator.level,
        chosen=indicator.declared,
        count=indicator.count,
        reason=indicator.deviation_note,
        dated=target is not None and target.date is not None,
    )


def number_of(measure: Measure | None) -> Decimal | None:
    """Return a measure as a number; a date is the number of its day."""
    if measure is None:
        return None
    return Decimal(measure.date.toordinal()) if measure.date else measure.value


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
    return tuple(Datum(key, text, indicator, (key,)) for key, text in typed if text)


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
    if measure.upper is not None:
        return f"{low}～{plain(measure.upper)}{measure.unit}"
    return f"{sign}{low}{measure.unit}"


def _doubt(read: Read) -> str:
    """Say what about the typed values has to be asked; '' where nothing has."""
    if read.nature == QUALITATIVE:
        return ""
    readings = (("指标值", read.target), ("完成值", read.actual))
    return "；".join(
        f"{name}：{doubt.kind}（{doubt.text}）{_ADVICE.get(doubt.kind, '')}"
        for name, reading in readings
        for doubt in reading.doubts
        if doubt.kind.asks
    )
