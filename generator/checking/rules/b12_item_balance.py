"""B12 单项结余有误: what was left of a sub-project is not its budget less what it spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import items
from generator.checking.comparing import money_differs
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B12"


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute the balance of each sub-project that has one typed."""
    for item in items(case):
        balance, left = item.balance, item.income - item.spent
        if balance is None or not money_differs(balance.amount, left):
            continue
        facts = {
            "where": item.name,
            "printed": money_text(balance.amount),
            "expected": money_text(left),
            "computation": f"{money_text(item.income)} - {money_text(item.spent)}",
        }
        yield Diagnostic(CODE, facts, balance.position)
