"""B06 支出大于收入: the unit spent more than all it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import unit_account
from generator.checking.comparing import money_differs
from generator.checking.related_places import known_places
from generator.checking.restored import lefts
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.closing import Account
    from generator.scoring.case import Case

CODE = "B06"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare both sides of the unit's budget; a project or an assessment is B03's."""
    budget = case.filing.budget
    account = unit_account(budget)
    if account is None or not _overdrawn(account):
        return
    if case.form.declares or any(left >= 0 for left in lefts(case, account)):
        return
    facts = {
        "spent": money_text(account.spent),
        "income": money_text(account.income),
        "gap": money_text(account.spent - account.income),
    }
    place = budget.position("支出" if budget.expenditure else "全年执行数")
    left = [] if budget.balance is None else [("年末结余填在这里", budget.position("年末结余"))]
    yield Diagnostic(CODE, facts, place, known_places(left))


def _overdrawn(account: Account) -> bool:
    return account.spent > account.income and money_differs(account.spent, account.income)
