"""U06 格式不一: the amounts of one row have different numbers of decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.scoring.case import Case

CODE = "U06"
WHOLE_OR_TENTHS = {0, 1}


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row of the funding blocks, as its digits were typed; a plain 0 is no matter."""
    if not case.form.review.same_decimals:
        return
    for subject in case.subjects:
        funds = subject.assessment.funds
        for name, line in funds.named_lines:
            amounts = [amount for amount in line.amounts.values() if amount]
            if _alike(amounts):
                continue
            if _mixed({_decimals(amount) for amount in amounts}):
                listed = "、".join(money_text(amount) for amount in amounts)
                facts = {"where": f"{subject.name}的{name}", "amounts": listed}
                facts["digits"] = str(max(_decimals(amount) for amount in amounts))
                yield Diagnostic(CODE, facts, line.position())


def _alike(amounts: list[Decimal]) -> bool:
    """Look cheaply: amounts of one exponent print alike in any unit."""
    return len({amount.as_tuple().exponent for amount in amounts}) <= 1


def _mixed(digits: set[int]) -> bool:
    """Tell whether decimals differ; a whole number beside one decimal is how papers write."""
    return len(digits) > 1 and digits != WHOLE_OR_TENTHS


def _decimals(amount: Decimal) -> int:
    return len(money_text(amount).partition(".")[2])
