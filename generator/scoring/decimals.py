"""How many decimals the rates of a unit's papers have: one number a kind of rate, everywhere.

A rate printed as 90% in a form and as 89.6% in the report before it reads as two rates.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.rounding import Places
from generator.filing import money_of
from generator.reading import WAN
from generator.reading.typed_rate import typed_rate
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.reading import MoneyUnit
    from generator.scoring.case import Case


class MoneyPaper(Struct, frozen=True):
    """How amounts, kept in 万元, stand in papers: ``typed`` is the unit in which they were typed.

    Where papers state them in that unit their digits are those typed; else zeros at the end, which
    nobody typed, go. ``digits`` fixes the decimals, ``marks`` sets thousands apart.
    """

    unit: MoneyUnit = WAN
    typed: MoneyUnit = WAN
    digits: int | None = None
    marks: bool = False

    def number(self, amount: Decimal) -> Decimal:
        """Return an amount of 万元 in the unit of the papers."""
        return in_unit(amount, self.unit, self.typed)


def in_unit(amount: Decimal, unit: MoneyUnit, typed: MoneyUnit = WAN) -> Decimal:
    """Return an amount of 万元 in a unit, its digits those typed if it was typed in that unit."""
    moved = amount if unit == WAN else Decimal(amount).scaleb(-unit.shift)
    if unit == typed or not moved.as_tuple().exponent:
        return moved
    bare = moved.normalize()
    return bare.quantize(Decimal(1)) if bare == bare.to_integral_value() else bare


class Decimals(Struct, frozen=True):
    """The decimals in percent of rates (执行率, 结余率), of parts of a whole (占比), of 控制率.

    ``points`` are those of printed scores, None where they keep their own. ``money`` is how
    amounts are written, None where they stand as they are kept.
    """

    rate: int
    share: int
    money: MoneyPaper | None = None
    control: int = 1
    points: int | None = None


def decimals_of(case: Case) -> Decimals:
    """Return the decimals of a case: the form's, but a rate that the unit typed is printed so.

    Where it typed several, the most exact one counts.
    """
    typed = [typed_rate(one.assessment.funds.execution_rate or "") for one in case.subjects]
    known = [rate.digits_in_percent for rate in typed if rate is not None]
    form = case.form
    share = form.share_digits
    control = share if form.control_digits is None else form.control_digits
    rate = max(known, default=form.rate_digits)
    rate, share, control = (Places(one, form.rate_rounding) for one in (rate, share, control))
    return Decimals(rate, share, paper_of(case), control, form.points_digits)


def paper_of(case: Case) -> MoneyPaper | None:
    """Return how the papers of a case state money; None where nothing is to be done for it."""
    form = case.form
    typed = money_of(case.filing, form.money)
    if form.money is typed is WAN and form.money_digits is None and not form.money_marks:
        return None
    return MoneyPaper(form.money, typed, form.money_digits, form.money_marks)
