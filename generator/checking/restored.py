"""What a figure would be, were the others of its sum right: one wrong figure is one fault.

A total that is mistyped is too much for its budget as well, and leaves another balance. The sum
says so first; what only follows from it is not said again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.checking.closing import closing_wholes
from generator.checking.comparing import money_differs
from generator.checking.same import once_a_case
from generator.checking.wholes import funds_amiss, wholes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.checking.closing import Account
    from generator.checking.wholes import Whole
    from generator.expressions import Expression
    from generator.scoring.case import Case

Named = tuple[str, "Decimal"]  # the key that a figure stands under, and what was typed


def readings(case: Case, key: str, amount: Decimal) -> tuple[Decimal, ...]:
    """Return an amount in 万元 as typed, then what sums that do not come out would have it be."""
    return (amount, *_restored(case).get((key, amount), ()))


def values(case: Case, formula: Expression, amounts: Mapping[str, Decimal]) -> Iterator[object]:
    """Yield what a formula would give, were an amount that it needs as its sum would have it."""
    for key in formula.names & amounts.keys():
        for other in readings(case, key, amounts[key])[1:]:
            yield formula.evaluate({**amounts, key: other}).value


def lefts(case: Case, account: Account) -> Iterator[Decimal]:
    """Yield what may be left of an account, by each reading of what there was and was spent."""
    spent = readings(case, "全年执行数", account.spent)
    if account.executed is not None:
        spent += readings(case, "全年执行数", account.executed)
    for income in readings(case, "全年预算数", account.income):
        yield from (income - one for one in spent)


@once_a_case
def wholes_amiss(case: Case) -> tuple[Whole, ...]:
    """Return what contradicts its parts, but for the funding blocks."""
    return tuple(one for one in (*wholes(case), *closing_wholes(case)) if _is_amiss(one))


def _is_amiss(whole: Whole) -> bool:
    """Tell whether a whole and its parts contradict each other; 其中 may leave parts out."""
    if not money_differs(whole.total.amount, whole.added):
        return False
    return whole.added > whole.total.amount or whole.complete is not False


@once_a_case
def _restored(case: Case) -> Mapping[Named, list[Decimal]]:
    found: dict[Named, list[Decimal]] = defaultdict(list)
    for whole in (*funds_amiss(case), *wholes_amiss(case)):
        for figure in (whole.total, *whole.parts.values()):
            gap = whole.added - whole.total.amount
            right = figure.amount + gap if figure is whole.total else figure.amount - gap
            found[str(figure.path[-1]) if figure.path else "", figure.amount].append(right)
    return found
