"""U08 金额大得不可能: more money than anybody has, the unit's own or a fund's that it runs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.money import Named, large_figures
from generator.checking.rules.u01_yuan import yuan_places
from generator.checking.wholes import Figure
from generator.diagnostics import Diagnostic
from generator.filing import amounts_of
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.accounts import Fund
    from generator.scoring.case import Case

CODE = "U08"
MOST = Decimal(10**9)  # 万元: about a third of what the whole country spends in a year


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every amount for itself."""
    for one in (*large_figures(case, MOST), *_of_fund(case.filing.fund)):
        if one.figure.amount >= MOST and one.figure.position not in yuan_places(case):
            facts = {"where": one.name, "amount": plain(one.figure.amount)}
            yield Diagnostic(CODE, facts, one.figure.position)


def _of_fund(fund: Fund | None) -> Iterator[Named]:
    if fund is None:
        return
    for key, lines in (("收入", amounts_of(fund.income)), ("支出", amounts_of(fund.expenditure))):
        for name, amount in lines.items():
            if amount is not None:
                yield Named(f"{fund.name}的{name}", Figure(amount, fund, (key, name)))
    totals = {
        "收入合计": fund.income_total,
        "支出合计": fund.expenditure_total,
        "滚存结余": fund.balance,
    }
    for key, amount in totals.items():
        if amount is not None:
            yield Named(f"{fund.name}的{key}", Figure(amount, fund, (key,)))
