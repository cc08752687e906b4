"""B12 单项结余有误: what was left of a sub-project is not its budget less what it spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import items
from generator.checking.comparing import differs
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B12"


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute the balance of each sub-project that has one typed."""
    for item in items(case):
        balance, left = item.balance, item.income - item.spent
        if balance is None or not differs(balance.amount, left):
            continue
        facts = {
            "where": item.name,
            "printed": plain(balance.amount),
            "expected": plain(left),
            "computation": f"{plain(item.income)} - {plain(item.spent)}",
        }
        yield Diagnostic(CODE, facts, balance.position)
