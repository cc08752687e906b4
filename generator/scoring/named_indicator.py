"""Prepares the indicators that a rubric itself brings: a score sheet over the unit's data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.later import Later
from generator.expressions.rounding import round_to, rounded
from generator.scoring.item import Item, figure
from generator.scoring.kinds import Inputs, Trouble
from generator.scoring.kinds.inputs import TARGET
from generator.scoring.kinds.kind import Shown, plain
from generator.scoring.scorecard import Datum

if TYPE_CHECKING:
    from generator.expressions import Evaluation
    from generator.filing import Answers, Assessment
    from generator.scoring.facts import Facts
    from generator.scoring.rubric import NamedIndicator, NamedRow


TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")


def named_item(row: NamedRow, assessment: Assessment, facts: Facts) -> Item:
    """Return a row of the rubric with what the unit brings to it."""
    indicator = row.indicator
    answers = assessment.answers.get(indicator.name)
    value = indicator.value.evaluate(facts.values) if indicator.value else None
    return Item(
        group=row.group,
        subgroup=row.subgroup,
        name=indicator.name,
        weight=indicator.weight,
        declared=answers.declared if answers else None,
        reviewed=answers.reviewed if answers else None,
        rule=indicator.rule,
        inputs=_inputs(answers, value, facts),
        data=Later(_data, indicator, answers, facts),
        record=answers or assessment,
        declared_key="自评得分" if answers else "评分资料",
        answers=answers,
        na=indicator.na,
        step=indicator.step,
        steps=Later(_working, indicator, value),
        doubt=doubt_of(value),
        trouble=trouble_of(value),
        missing=value.missing if value else (),
        basis=indicator.basis or "",
        figure=_figure(value, indicator.unit or ""),
    )


def _working(indicator: NamedIndicator, value: Evaluation | None) -> tuple[str, ...]:
    """Write the expression with its values put in and what it gives."""
    if indicator.value is None or value is None:
        return ()
    result = number(value)
    given = "" if result is None else f" = {plain(result)}{indicator.unit or ''}"
    return (f"{indicator.value.text} = {value.substituted}{given}",)


def _figure(value: Evaluation | None, unit: str) -> str:
    """Write what was worked out with its unit: percents with one decimal, as reports do."""
    result = number(value)
    if result is None:
        return ""
    if unit == "%":
        return f"{round_to(result, TENTH):f}%"
    return f"{plain(rounded(result, HUNDREDTH) or result)}{unit}"


def number(value: Evaluation | None) -> Decimal | None:
    """Return the number of an evaluation, None where it is none."""
    return None if value is None or isinstance(value.value, bool) else value.value


def _inputs(answers: Answers | None, value: Evaluation | None, facts: Facts) -> Inputs:
    if answers is None:
        return Inputs(value=number(value), names=facts.values)
    return Inputs(
        value=number(value),
        names=facts.values,
        answers={item: answer for item, answer in answers.checklist.items() if answer},
        level=answers.level,
        chosen=answers.declared,
        count=answers.count,
        reason=answers.deviation_note,
        rule=answers.rule,
    )


def _data(indicator: NamedIndicator, answers: Answers | None, facts: Facts) -> tuple[Datum, ...]:
    """Return what the score rests on: figures, and the unit's answers where the rule asks them."""
    own = (indicator.value,) if indicator.value else ()
    formulas = (*own, *indicator.rule.formulas)
    names = {name for formula in formulas for name in formula.names} - {TARGET}
    data = [
        figure(name, facts) if name in facts.values else Datum(name, "没有数据")
        for name in sorted(names)
    ]
    if answers is not None:
        said = indicator.rule.shown(answers)
        absent = answers.not_applicable
        said = (Shown("不适用", absent), *said) if absent else said
        data += [Datum(one.key, one.text, answers, (one.key,)) for one in said]
    return tuple(data)


def doubt_of(value: Evaluation | None) -> str:
    """Say why a value could not be worked out; '' where it could, or where there is none."""
    if value is None or value.value is not None:
        return ""
    if value.missing:
        return f"缺少数据：{'、'.join(value.missing)}"
    if value.zero_base is not None:
        return f"除数“{value.zero_base}”为 0"
    return value.refused or ""


def trouble_of(value: Evaluation | None) -> Trouble | None:
    """Name what keeps a value from being worked out."""
    if value is None or value.value is not None:
        return None
    if value.missing:
        return Trouble.MISSING_DATA
    return Trouble.ZERO_BASE if value.zero_base is not None else Trouble.REFUSED
