"""The named data of a filing: what rubrics, conditions and findings may speak of by name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing import Budget, Buildings, FundLine, SpendingLine, Unit, amount_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.filing import Amounts, Assessment, Expense, Filing
    from generator.reading import Record

Value = Decimal | bool | None
Place = tuple["Record", tuple[str, ...]]

# What tables call an expense, and what rubrics call it within a name (三公预算数).
SHORT_NAMES = {"三公经费": "三公", "政府采购": "采购"}
EXPENSE_FIGURES = {
    "上年预算数": "上年{}预算数",
    "上年决算数": "上年{}决算数",
    "预算数": "{}预算数",
    "决算数": "{}决算数",
}
HEADS = ("编制数", "在职人数", "退休人数", "公益性岗位人数", "借调人数")
SPENDING = ("基本支出", "项目支出", "人员经费", "公用经费")
COMMON_EXPENSES = ("三公", "采购", "公用经费")


@dataclass(frozen=True, slots=True)
class Facts:
    """Values by name, and where each was typed. Money is in 万元, heads in people."""

    values: Mapping[str, Value]
    places: Mapping[str, Place]


def known_names() -> frozenset[str]:
    """Return the names that any filing may have, whatever its form."""
    records = (Budget, Buildings, FundLine)
    names = {alias for record in records for alias in record.aliases()}
    names |= {
        form.format(expense) for expense in COMMON_EXPENSES for form in EXPENSE_FIGURES.values()
    }
    return frozenset(names - {"原因", "收入", "支出"}) | frozenset((*HEADS, *SPENDING))


def facts_of(filing: Filing, assessment: Assessment | None) -> Facts:
    """Return the data of a filing as seen from one assessment, if any: its own money goes first."""
    values: dict[str, Value] = {}
    places: dict[str, Place] = {}
    for name, value, place in _all(filing, assessment):
        values[name] = value
        places[name] = place
    return Facts(values, places)


def _all(filing: Filing, assessment: Assessment | None) -> Iterator[tuple[str, Value, Place]]:
    """Yield every figure with its place; what comes later overrules what came before."""
    yield from _heads(filing.unit)
    yield from _amounts(filing.budget)
    yield from _spending(filing.budget, filing.budget.expenditure, ("支出",))
    for name, expense in filing.expenses.items():
        yield from _expense(name, expense)
    if filing.buildings is not None:
        yield "无楼堂馆所", filing.buildings.none, (filing.buildings, ("无楼堂馆所",))
        yield from _amounts(filing.buildings)
    for name, figure in filing.figures.items():
        yield name, figure, (filing, ("其他数据", name))
    if assessment is not None:
        yield from _amounts(assessment.funds.total)


def _heads(unit: Unit) -> Iterator[tuple[str, Value, Place]]:
    for name in HEADS:
        heads = unit.get(name)
        if isinstance(heads, int):
            yield name, Decimal(heads), (unit, (name,))


def _amounts(record: Amounts) -> Iterator[tuple[str, Value, Place]]:
    for name, amount in record.amounts.items():
        yield name, amount, (record, (name,))


def _spending(
    record: Record, lines: Mapping[str, Decimal | SpendingLine | None], path: tuple[str, ...]
) -> Iterator[tuple[str, Value, Place]]:
    """Yield each line of expenditure under its own name, and then what it is made of."""
    for name, line in lines.items():
        if (amount := amount_of(line)) is not None:
            yield name, amount, (record, (*path, name))
        if isinstance(line, SpendingLine):
            yield from _spending(record, line.parts, (*path, name, "其中"))


def _expense(name: str, expense: Expense | None) -> Iterator[tuple[str, Value, Place]]:
    if expense is None:
        return
    short = SHORT_NAMES.get(name, name)
    for column, amount in expense.amounts.items():
        yield EXPENSE_FIGURES[column].format(short), amount, (expense, (column,))
    for part, row in expense.parts.items():
        yield from _expense(part, row)
