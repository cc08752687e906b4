"""I13 成本与预算不符: a cost target is not the budget, its value not what was spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import spent_on
from generator.checking.comparing import money_addition, money_differs
from generator.checking.rows import rows_of
from generator.checking.stated_money import with_money
from generator.checking.wholes import asked_total
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic, Severity
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking.rows import Row
    from generator.filing.measure import Measure
    from generator.scoring.case import Case, Subject

CODE = "I13"
MONEY = "万元"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the cost rows in money of each table with what it is about."""
    costs = rows_of(case, Nature.COST)
    found = [row for row in costs if _value(row.read.target_measure) is not None]
    for subject in case.subjects if found else ():
        costs = [row for row in found if row.subject is subject]
        budget = _budget(case, subject)
        if not costs or not budget:
            continue
        for row in costs:
            whole = _is_whole(row)
            told = (
                *_target(row, subject, budget, whole=whole),
                *_actual(row, subject, whole=whole),
            )
            yield from told[:1]
        if len(costs) > 1 and not any(_is_whole(row) for row in costs):
            yield from _together(costs, budget)


def _is_whole(row: Row) -> bool:
    """Tell a row of all that something costs from one of a part of it."""
    return bool(any_in(row.indicator.name, words("全部成本")))


def _budget(case: Case, subject: Subject) -> Decimal | None:
    """Return what the subject has for the year, as far as it is known."""
    total = subject.assessment.funds.total
    if not case.form.declares:
        return total.budget_full_year
    if total.budget_initial is not None or subject.assessment is not case.filing.department:
        return total.budget_initial
    asked = asked_total(case.filing.budget)
    return asked.amount if asked else None


def _target(row: Row, subject: Subject, budget: Decimal, *, whole: bool) -> Iterator[Diagnostic]:
    """Compare a target with the budget: no part of it is more, all of it is as much."""
    target = _value(row.read.target_measure)
    if target is None or not money_differs(target, budget) or (target < budget and not whole):
        return
    initial = subject.assessment.funds.total.budget_initial
    first = initial is not None and not money_differs(target, initial)
    if first and not whole:
        return
    told = f"指标值是 {with_money(target)}，全年预算数是 {with_money(budget)}"
    told += "：用的是年初预算数" if first else ""
    severity = Severity.WARNING if first else None
    yield _finding(row, told, row.read.target_key, severity)


def _actual(row: Row, subject: Subject, *, whole: bool) -> Iterator[Diagnostic]:
    """Compare a value with what was spent: no part of it is more, all of it is as much."""
    spent, actual = spent_on(subject.assessment), _value(row.read.actual_measure)
    if spent is None or actual is None or not money_differs(actual, spent):
        return
    if actual > spent or whole:
        told = f"完成值是 {with_money(actual)}，全年执行数是 {with_money(spent)}"
        yield _finding(row, told, row.read.actual_key, None)


def _together(costs: list[Row], budget: Decimal) -> Iterator[Diagnostic]:
    """Add up the parts: together they are no more than the whole."""
    amounts = [amount for row in costs if (amount := _value(row.read.target_measure)) is not None]
    added = sum(amounts, budget * 0)
    if added > budget and money_differs(added, budget) and max(amounts) <= budget:
        told = f"几项成本合计 {money_addition(amounts)}，预算是 {with_money(budget)}"
        yield _finding(costs[0], told, costs[0].read.target_key, None)


def _value(measure: Measure | None) -> Decimal | None:
    return measure.value if measure is not None and measure.unit == MONEY else None


def _finding(row: Row, told: str, key: str, severity: Severity | None) -> Diagnostic:
    place = row.indicator.position(key)
    return Diagnostic(CODE, {"where": row.where, "told": told}, place, severity_override=severity)
