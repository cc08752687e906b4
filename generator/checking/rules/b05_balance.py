"""B05 收支结余不平: what was left is not what there was less what was spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import accounts
from generator.checking.comparing import money_differs
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B05"


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute each balance typed; nothing left where too much was spent is B03's or B06's."""
    for account in accounts(case):
        balance, left = account.balance, account.income - account.spent
        if balance is None or not money_differs(balance.amount, left) or balance.amount == 0 > left:
            continue
        facts = {
            "where": account.name,
            "printed": money_text(balance.amount),
            "expected": money_text(left),
            "computation": f"{money_text(account.income)} - {money_text(account.spent)}",
        }
        yield Diagnostic(CODE, facts, balance.position)
