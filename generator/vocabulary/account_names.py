"""The unit's accounts as wording names them: the figures typed, their sums and shares.

Amounts are in 万元, shares unrounded Decimals. A figure that cannot be worked out is None: wording
asks for it before it writes it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.filing import SpendingLine, amount_of
from generator.templating.entries import Entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.filing import Budget, Expense, Filing, Fund
    from generator.vocabulary.content import Content

Amount = Decimal | None


def total_of(amounts: Iterable[Amount]) -> Amount:
    """Add up the lines that were filled in; None where none was."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def share_of(part: Amount, whole: Amount) -> Amount:
    """Return a part of a whole as a share, unrounded; None where there is none."""
    return None if part is None or not whole else ARITHMETIC.divide(part, whole)


def difference(left: Amount, right: Amount) -> Amount:
    """Return what one amount is more than another; None where one is not known."""
    return None if left is None or right is None else ARITHMETIC.subtract(left, right)


def budget_content(budget: Budget) -> Content:
    """Return the budget with its sums, its rate of execution, and each line and its share.

    Every line of expenditure stands under its own name too (人员经费), with its share of all
    expenditure (人员经费占比); the same for income.
    """
    income = total_of(budget.income.values())
    spent = total_of(amount_of(line) for line in budget.expenditure.values())
    spent = budget.executed if spent is None else spent
    figures = budget.model_dump(by_alias=True, exclude={"income", "expenditure"})
    lines = Entries()
    for name, amount in (*budget.income.items(), *_all_spending(budget.expenditure)):
        whole = income if name in budget.income else spent
        lines |= {name: amount, f"{name}占比": share_of(amount, whole)}
    derived = {
        "收入总额": _whole_income(budget, income),
        "收入构成": [line for line in _sources(budget) if line["金额"]],
        "收入合计": income,
        "支出合计": spent,
        "调整额": difference(budget.budget_full_year, budget.budget_initial),
        "执行率": share_of(spent, budget.budget_full_year),
    }
    shown = {
        "收入": Entries(budget.income),
        "支出": Entries({name: amount_of(line) for name, line in budget.expenditure.items()}),
        "收入列表": lines_content(budget.income, income),
        "支出列表": lines_content(budget.expenditure, spent),
    }
    return Entries(lines | figures | derived | shown)


def _sources(budget: Budget) -> list[Content]:
    """Return what the year's money is made up of, as far as it was filled in."""
    named = {
        "年初预算": budget.budget_initial,
        "上年结转": budget.funds_carry_over,
        "年中追加": budget.budget_added,
    }
    return [{"名称": name, "金额": amount} for name, amount in named.items() if amount is not None]


def _whole_income(budget: Budget, income: Amount) -> Amount:
    """Return all that the unit had to spend: as typed, else the sum of what it is made up of."""
    if budget.budget_full_year is not None:
        return budget.budget_full_year
    made_up = total_of((budget.budget_initial, budget.funds_carry_over, budget.budget_added))
    return income if made_up is None else made_up


def lines_content(
    lines: Mapping[str, Decimal | SpendingLine | None], whole: Amount
) -> list[Content]:
    """Return lines one by one, each with its share of the whole and what it is made of."""
    return [
        {
            "名称": name,
            "金额": amount_of(line),
            "占比": share_of(amount_of(line), whole),
            "其中": lines_content(line.parts, amount_of(line))
            if isinstance(line, SpendingLine)
            else [],
        }
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


def expenses_content(expenses: Mapping[str, Expense | None]) -> Entries:
    """Return the rows of the basic-data table by name, each with its details by name."""
    return Entries(
        {
            name: expense.model_dump(by_alias=True, exclude={"parts"})
            | {"明细": expenses_content(expense.parts)}
            for name, expense in expenses.items()
            if expense is not None
        }
    )


def fund_content(fund: Fund | None) -> Content | None:
    """Return the fund that the unit runs; its totals are added up where they were not typed."""
    if fund is None:
        return None
    income, spent = fund.income_total, fund.expenditure_total
    income = total_of(fund.income.values()) if income is None else income
    spent = total_of(fund.expenditure.values()) if spent is None else spent
    return fund.model_dump(by_alias=True) | {
        "收入合计": income,
        "支出合计": spent,
        "收入": Entries(fund.income),
        "支出": Entries(fund.expenditure),
        "收入列表": lines_content(fund.income, income),
        "支出列表": lines_content(fund.expenditure, spent),
    }


def buildings_content(filing: Filing) -> Content | None:
    """Return the office buildings of the year."""
    return None if filing.buildings is None else filing.buildings.model_dump(by_alias=True)
