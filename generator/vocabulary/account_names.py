"""The unit's accounts as templates name them: the figures typed, their sums and shares.

Amounts are in 万元, shares unrounded. A figure that cannot be worked out is None.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import round_to
from generator.filing import SpendingLine, amount_of, amounts_of
from generator.filing.adding import sum_of_known
from generator.scoring.execution import RATE
from generator.templating.entries import Entries
from generator.templating.typed_values import Money, Points, Share
from generator.vocabulary.column_values import column_names
from generator.vocabulary.record_names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.expressions import Expression
    from generator.filing import Budget, Buildings, Expense, Fund
    from generator.forms import Column
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Content

Amount = Decimal | None


def money(amount: Amount) -> Money | None:
    """Return an amount as money; None stays."""
    return None if amount is None else Money(amount)


def points(number: Decimal | None, digits: int | None = None) -> Points | None:
    """Return points as such, with a fixed number of decimals where the form asks for it."""
    if number is None or digits is None:
        return None if number is None else Points(number)
    return Points(round_to(number, Decimal(1).scaleb(-digits)))


def total_of(amounts: Iterable[Amount]) -> Money | None:
    """Add up the lines that were filled in; None where none was."""
    return money(sum_of_known(amounts))


def share_of(
    part: Decimal | int | None,
    whole: Decimal | int | None,
    *,
    digits: int,
    typed: str | None = None,
) -> Share | None:
    """Return a part of a whole as a share, unrounded, printed with ``digits``; None for none."""
    if part is None or not whole:
        return None
    return Share(ARITHMETIC.divide(Decimal(part), Decimal(whole)), digits=digits, typed=typed)


def difference(left: Amount, right: Amount) -> Money | None:
    """Return what one amount is more than another; None where one is not known."""
    return None if left is None or right is None else Money(ARITHMETIC.subtract(left, right))


def budget_names(
    budget: Budget,
    decimals: Decimals,
    columns: Sequence[Column] = (),
    formula: Expression = RATE,
) -> Content:
    """Return the budget with its sums, its rate of execution, and each line and its share.

    ``formula`` is what is divided by what for the rate.

    Every line of expenditure stands under its own name too (人员经费), with its share of all
    expenditure (人员经费占比); the same for income.
    """
    received, digits = amounts_of(budget.income), decimals.share
    income = total_of(received.values())
    spent = _spent(budget)
    lines = Entries()
    for name, amount in (*received.items(), *_all_spending(budget.expenditure)):
        share = share_of(amount, income if name in budget.income else spent, digits=digits)
        lines |= {name: money(amount), f"{name}占比": share}
    derived = {
        "收入总额": money(_whole_income(budget, income)),
        "收入构成": _sources(budget),
        "收入合计": income,
        "支出合计": money(spent),
        "调整额": difference(budget.budget_full_year, budget.budget_initial),
        "执行率": _share(rate_of_budget(budget, formula), decimals.rate),
        "收入": Entries({name: money(one) for name, one in received.items()}),
        "支出": Entries({name: money(one) for name, one in amounts_of(budget.expenditure).items()}),
        "收入列表": line_names(budget.income, income, digits, columns),
        "支出列表": line_names(budget.expenditure, spent, digits, columns),
    }
    return Entries(lines | names_of(budget) | derived)


def rate_of_budget(budget: Budget, formula: Expression = RATE) -> Decimal | None:
    """Return the rate of execution over what was spent in all, unrounded."""
    spent = _spent(budget)
    typed = {name: amount for name, amount in budget.amounts.items() if name != "全年执行数"}
    value = formula.evaluate(typed if spent is None else {**typed, "全年执行数": spent}).value
    return value if isinstance(value, Decimal) else None


def _spent(budget: Budget) -> Amount:
    """Return what was spent in all: the sum of the lines, else as typed."""
    lines = total_of(amount_of(line) for line in budget.expenditure.values())
    return budget.executed if lines is None else lines


def _share(rate: Amount, digits: int) -> Share | None:
    return None if rate is None else Share(rate, digits=digits)


def _sources(budget: Budget) -> list[Content]:
    """Return what the year's money is made up of, as far as there is any; a cut is none."""
    named = {
        "年初预算": budget.budget_initial,
        "上年结转": budget.funds_carry_over,
        "年中追加": budget.budget_added,
    }
    return [
        {"名称": name, "金额": Money(amount)}
        for name, amount in named.items()
        if amount and amount > 0
    ]


def _whole_income(budget: Budget, income: Amount) -> Amount:
    """Return all that the unit had to spend: as typed, else the sum of what it is made up of."""
    if budget.budget_full_year is not None:
        return budget.budget_full_year
    made_up = sum_of_known((budget.budget_initial, budget.funds_carry_over, budget.budget_added))
    return income if made_up is None else made_up


def available(budget: Budget) -> Amount:
    """Return the most that the year's spending could be paid from, what was carried over included.

    A unit that types its income may still have spent what it had left.
    """
    income = sum_of_known(amounts_of(budget.income).values())
    received = sum_of_known((income, budget.funds_carry_over)) if income is not None else None
    known = [one for one in (_whole_income(budget, income), received) if one is not None]
    return max(known, default=None)


def line_names(
    lines: Mapping[str, Decimal | SpendingLine | None],
    whole: Amount,
    digits: int,
    columns: Sequence[Column] = (),
) -> list[Content]:
    """Return lines one by one, each with its share of the whole and what it is made of."""
    return [
        {
            "名称": name,
            "金额": money(amount_of(line)),
            "上年数": money(line.last_year) if isinstance(line, SpendingLine) else None,
            "占比": share_of(amount_of(line), whole, digits=digits),
            "其中": line_names(line.parts, amount_of(line), digits, columns)
            if isinstance(line, SpendingLine)
            else [],
        }
        | column_names(line if isinstance(line, SpendingLine) else None, columns)
        for name, line in lines.items()
        if amount_of(line) is not None
    ]


def _all_spending(
    lines: Mapping[str, Decimal | SpendingLine | None],
) -> Iterator[tuple[str, Amount]]:
    for name, line in lines.items():
        yield name, amount_of(line)
        if isinstance(line, SpendingLine):
            yield from _all_spending(line.parts)


def expense_names(expenses: Mapping[str, Expense | None]) -> Entries:
    """Return the kinds of expense by name, each with its details by name."""
    return Entries(
        {
            name: names_of(expense) | {"明细": expense_names(expense.parts)}
            for name, expense in expenses.items()
            if expense is not None
        }
    )


def fund_names(fund: Fund | None, digits: int) -> Content | None:
    """Return the fund that the unit runs; its totals are added up where they were not typed."""
    if fund is None:
        return None
    income, spent = fund.income_total, fund.expenditure_total
    income = total_of(amounts_of(fund.income).values()) if income is None else income
    spent = total_of(amounts_of(fund.expenditure).values()) if spent is None else spent
    return names_of(fund) | {
        "收入": Entries({name: money(one) for name, one in amounts_of(fund.income).items()}),
        "支出": Entries({name: money(one) for name, one in amounts_of(fund.expenditure).items()}),
        "收入合计": money(income),
        "支出合计": money(spent),
        "收入列表": line_names(fund.income, income, digits),
        "支出列表": line_names(fund.expenditure, spent, digits),
    }


def building_names(buildings: Buildings | None, digits: int) -> Content | None:
    """Return the office buildings of the year, with the shares of what was approved."""
    if buildings is None:
        return None
    return names_of(buildings) | {
        "规模控制率": share_of(buildings.area_built, buildings.area_approved, digits=digits),
        "投资概算控制率": share_of(
            buildings.invest_actual, buildings.invest_approved, digits=digits
        ),
    }
