"""Prepares an indicator that the unit brings itself for the first rule that covers it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.later import Later
from generator.expressions.rounding import HALF_UP
from generator.filing.level_labels import bare_name
from generator.filing.measure import DoubtKind
from generator.forms.columns import share_of
from generator.scoring.item import NO_STEPS, Item
from generator.scoring.kinds import Inputs, Trouble, defects
from generator.scoring.kinds.kind import plain
from generator.scoring.named_indicator import doubt_of, number, trouble_of
from generator.scoring.row_reading import QUALITATIVE, YES_NO, number_of
from generator.scoring.scorecard import Datum, Explained, Score
from generator.scoring.shared_weights import group_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.expressions import Evaluation
    from generator.filing.measure import Measure
    from generator.scoring.facts import Facts, Value
    from generator.scoring.kinds import Rule
    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import BoundRule, Rubric

_ONE, _CENT = Decimal(1), Decimal("0.01")
_ADVICE = dict.fromkeys(
    (DoubtKind.NO_DATE, DoubtKind.NUMBER_FOR_DATE),
    "，指标值是日期，完成值要写明是哪一天，如 11月28日",
) | {DoubtKind.DIRECTION: "，越多越好的写 ≥，越少越好的写 ≤，或者填“指标性质”"}


def own_item(read: Read, rubric: Rubric, facts: Facts, shared: Decimal | None = None) -> Item:
    """Return a row of the unit's own table with its rule; ``shared`` are points that it lacks."""
    row, indicator = read.row, read.row.indicator
    bound = rule_for(read, rubric)
    if indicator.rule is not None:
        rule = rubric.rules.get(indicator.rule)
    else:
        rule = bound.rule if bound else None
    weight = shared if indicator.weight is None else indicator.weight
    misfit = _misfit(rule, weight)
    names = {**facts.values, **_columns(read, rubric)} if rubric.row_data else facts.values
    value = _worked_out(read, bound, names)
    doubt = misfit or (_doubt(read) if rule else _no_rule(read))
    return Item(
        group=group_name(read, rubric),
        subgroup=row.subgroup,
        name=indicator.name,
        weight=weight,
        declared=indicator.declared,
        reviewed=indicator.reviewed,
        rule=None if misfit else rule,
        inputs=inputs_of(read, names, value),
        data=Later(_data, read, rule, bound, rubric),
        record=indicator,
        declared_key="自评得分",
        answers=indicator,
        na=bound.na if bound else None,
        step=bound.step if bound else None,
        steps=Later(_working, bound, value) if bound and value else NO_STEPS,
        doubt=doubt or doubt_of(value),
        trouble=trouble_of(value) or _trouble(read, rule, misfit, rubric),
        missing=value.missing if value else (),
        share=share_of_row(read, rubric),
    )


def unruled_score(read: Read) -> Score:
    """Return a row's points as they were typed, for a sheet that no published rubric stands behind.

    Nothing is computed for it; ``rule`` and ``trouble`` are empty.
    """
    row, indicator = read.row, read.row.indicator
    return Score(
        group=row.group,
        subgroup=row.subgroup,
        name=indicator.name,
        weight=indicator.weight,
        declared=indicator.declared,
        reviewed=indicator.reviewed,
        computed=None,
        exact=None,
        explained=Explained(Later(_data, read), NO_STEPS),
        rule=Datum("", ""),
        step=_CENT,
        mode=HALF_UP,
        reason="",
        trouble=None,
        record=indicator,
        declared_key="自评得分",
        answers=indicator,
    )


def _misfit(rule: Rule | None, weight: Decimal | None) -> str:
    """Say where a rule contradicts the weight that the unit's row brings, '' where it does not.

    A checklist of 10 points on a row of 5 would else lose or give points that nobody set.
    """
    if rule is None or weight is None:
        return ""
    found = "；".join(defect.text for defect in defects(rule, weight))
    return f"规则与这项指标的分值不符：{found}" if found else ""


def _trouble(read: Read, rule: Rule | None, misfit: str, rubric: Rubric) -> Trouble | None:
    """Name what stands in the way of the row: its values, its rule, or that nothing is aimed at.

    Where a place published only some of its rules, nothing is wrong with a row that has none.
    """
    if rule is not None and not misfit:
        return Trouble.UNCLEAR
    if not (rubric.rules_complete or misfit or read.row.indicator.rule):
        return None
    aimless = not read.nature and read.row.indicator.rule is None and not misfit
    return Trouble.MISSING_TARGET if aimless else Trouble.NO_RULE


def _no_rule(read: Read) -> str:
    named, nature = read.row.indicator.rule, read.nature
    if named:
        return f"评分标准的规则库里没有“{named}”"
    if not nature:
        return Trouble.MISSING_TARGET.sentence
    return f"评分标准没有适用于这项指标（{nature}）的规则"


def rule_for(read: Read, rubric: Rubric) -> BoundRule | None:
    """Return the first rule of the rubric that covers the row."""
    group, subgroup = group_name(read, rubric), bare_name(read.row.subgroup)
    natures = (read.nature,) if read.answered is None else (YES_NO, read.nature)
    for nature in natures:
        for bound in rubric.own_rules:
            if bound.scope.covers(group, subgroup, nature, read.sign):
                return bound
    return None


def inputs_of(
    read: Read, names: Mapping[str, Value], worked_out: Evaluation | None = None
) -> Inputs:
    """Return what the row brings to its rule; what is worked out goes before the actual value."""
    indicator, target = read.row.indicator, read.target_measure
    return Inputs(
        value=_value(read) if worked_out is None else number(worked_out),
        target=number_of(target) if read.answered is None else _ONE,
        upper=target.upper if target else None,
        comparator=read.sign,
        names=names,
        answers={item: answer for item, answer in indicator.checklist.items() if answer},
        level=indicator.level,
        chosen=indicator.declared,
        count=indicator.count,
        reason=indicator.deviation_note,
        dated=target is not None and target.date is not None,
    )


def _worked_out(
    read: Read, bound: BoundRule | None, names: Mapping[str, Value]
) -> Evaluation | None:
    """Work out what the rule asks for; without the data for it the actual value as typed stands."""
    if bound is None or bound.value is None:
        return None
    value = bound.value.evaluate(names)
    typed = read.actual_measure is not None and read.actual_measure.value is not None
    return None if value.missing and typed else value


def _value(read: Read) -> Decimal | None:
    """Return the actual value as a number; an answer is 1 if it is the one wanted, else 0."""
    if read.answered is None:
        return number_of(read.actual_measure)
    return _ONE if read.answered else Decimal(0)


def _columns(read: Read, rubric: Rubric) -> dict[str, Value]:
    """Return what the unit typed under the columns that expressions may name, as numbers."""
    free = read.row.indicator.free
    return {name: _as_number(free.get(name)) for name in rubric.row_data}


def _as_number(typed: object) -> Decimal | None:
    if isinstance(typed, Decimal):
        return typed
    return share_of(typed) if isinstance(typed, str) else None


def share_of_row(read: Read, rubric: Rubric) -> Decimal | None:
    """Return the row's part of the total, where the rubric multiplies with it."""
    if rubric.fold is None:
        return None
    typed = read.row.indicator.free.get(rubric.fold)
    share = _as_number(typed)
    return share.scaleb(-2) if isinstance(typed, Decimal) and share is not None else share


def _working(bound: BoundRule, value: Evaluation) -> tuple[str, ...]:
    result = number(value)
    given = "" if result is None else f" = {plain(result)}"
    return (f"{bound.value} = {value.substituted}{given}",)


def _data(
    read: Read,
    rule: Rule | None = None,
    bound: BoundRule | None = None,
    rubric: Rubric | None = None,
) -> tuple[Datum, ...]:
    """Return what the score rests on; the answers among it are those that the rule asks."""
    indicator = read.row.indicator
    typed = [
        (
            read.target_key,
            _read_as(indicator.scored_target or indicator.target, read.target_measure),
        ),
        (
            read.actual_key,
            _read_as(indicator.scored_actual or indicator.actual, read.actual_measure),
        ),
    ]
    typed += rule.shown(indicator) if rule else ()
    columns = rubric.row_data if rubric and bound else ()
    typed += [(name, str(indicator.free.get(name) or "")) for name in columns]
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
    if read.nature == QUALITATIVE or read.answered is not None:
        return ""
    readings = (("指标值", read.target), ("完成值", read.actual))
    return "；".join(
        f"{name}：{doubt.kind}（{doubt.text}）{_ADVICE.get(doubt.kind, '')}"
        for name, reading in readings
        for doubt in reading.doubts
        if doubt.kind.asks
    )
