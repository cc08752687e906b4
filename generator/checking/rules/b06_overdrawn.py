"""B06 支出大于收入: the unit spent more than all it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import income_of, spent_of
from generator.checking.comparing import money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B06"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare both sides of the unit's budget; a project or an assessment is B03's."""
    budget = case.filing.budget
    income, spent = income_of(budget), spent_of(budget)
    if income is None or spent is None or spent <= income or not money_differs(spent, income):
        return
    if case.form.declares:
        return
    facts = {
        "spent": money_text(spent),
        "income": money_text(income),
        "gap": money_text(spent - income),
    }
    place = budget.position("支出" if budget.expenditure else "全年执行数")
    left = [] if budget.balance is None else [("年末结余填在这里", budget.position("年末结余"))]
    yield Diagnostic(CODE, facts, place, known_places(left))
