"""B05 收支结余不平: what was left is not what there was less what was spent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.closing import accounts
from generator.checking.comparing import money_differs
from generator.checking.restored import lefts
from generator.checking.stated_money import money_text
from generator.checking.texts import texts_with
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Expense
    from generator.scoring.case import Case

CODE = "B05"
LEFT = patterns.compile(
    r"(?:^|[。；;，,\n])([^。；;，,\n]{2,12}?)(?:结转)?结余(?:为)? ?([0-9]+(?:\.[0-9]+)?) ?万元"
)
MARKS = patterns.compile("[“”‘’\"'（）() ]|经费$|支出$")


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute each balance typed; where too much was spent it is B03's or B06's."""
    for account in accounts(case):
        balance, left = account.balance, account.income - account.spent
        if balance is None or not money_differs(balance.amount, left) or left < 0:
            continue
        if any(not money_differs(balance.amount, one) for one in lefts(case, account)):
            continue
        facts = {
            "where": account.name,
            "printed": money_text(balance.amount),
            "expected": money_text(left),
            "computation": f"{money_text(account.income)} - {money_text(account.spent)}",
        }
        yield Diagnostic(CODE, facts, balance.position)
    yield from _in_prose(case)


def _in_prose(case: Case) -> Iterator[Diagnostic]:
    """Recompute what a sentence says is left of an expense: “三公”经费结余0万元."""
    for one in texts_with(case, "结余"):
        for name, written in LEFT.findall(one.text):
            expense = _expense(case, name)
            if expense is None or expense.budget is None or expense.actual is None:
                continue
            stated, left = Decimal(written), expense.budget - expense.actual
            if money_differs(stated, left) and not stated == 0 > left:
                facts = {
                    "where": f"“{one.key}”里写的{name}",
                    "printed": written,
                    "expected": money_text(left),
                    "computation": f"{money_text(expense.budget)} - {money_text(expense.actual)}",
                }
                yield Diagnostic(CODE, facts, one.position)


def _expense(case: Case, name: str) -> Expense | None:
    """Return the expense that a sentence names, whatever marks it puts about the name."""
    return next((x for key, x in case.filing.expenses.items() if _bare(key) == _bare(name)), None)


def _bare(name: str) -> str:
    return MARKS.sub("", name)
