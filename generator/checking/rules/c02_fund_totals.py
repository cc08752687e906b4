"""C02 正文合计不符: the total of a fund that a report prints is not the sum of its lines."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition, money_differs
from generator.checking.stated_money import with_money
from generator.diagnostics import Diagnostic
from generator.filing import amounts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C02"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up what came in and what went out; a list that is not complete may be less."""
    fund = case.filing.fund
    if fund is None:
        return
    sides = (
        ("收入", fund.income_total, amounts_of(fund.income)),
        ("支出", fund.expenditure_total, amounts_of(fund.expenditure)),
    )
    for key, total, lines in sides:
        amounts = [amount for amount in lines.values() if amount is not None]
        added = sum(amounts, Decimal(0))
        if total is not None and amounts and added > total and money_differs(added, total):
            facts = {
                "where": f"{fund.name}的{key}合计",
                "printed": with_money(total),
                "expected": with_money(added),
                "computation": money_addition(amounts),
            }
            yield Diagnostic(CODE, facts, fund.position(f"{key}合计"))
