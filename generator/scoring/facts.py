"""The named data of a filing: what rubrics, conditions and findings may speak of by name."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing import (
    Amounts,
    Budget,
    Buildings,
    FundLine,
    SpendingLine,
    Unit,
    amount_of,
)
from generator.scoring.expense_names import figures_of, parsed, short_names
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.filing import Assessment, Expense, Filing
    from generator.reading import Record

Value = Decimal | bool | None
Place = tuple["Record", tuple[str, ...]]

HEADS = ("编制数", "在职人数", "退休人数", "公益性岗位人数", "借调人数")
SPENDING = ("基本支出", "项目支出", "人员经费", "公用经费")


class Facts(Struct, frozen=True):
    """Values by name, and where each was typed. Money is in 万元, heads in people."""

    values: Mapping[str, Value]
    places: Mapping[str, Place]


def unit_of(record: Record, path: tuple[str, ...]) -> str:
    """Return the unit in which a figure is kept, '' where the record does not say."""
    if isinstance(record, Unit):
        return "人"
    if not isinstance(record, Amounts):
        return ""
    return "平方米" if path[-1].endswith("面积") else "万元"


def known_names() -> frozenset[str]:
    """Return the names that any filing may have, whatever its form.

    The figures of expenses among them are those of every unit; a filing may hold others.
    """
    records = (Budget, Buildings, FundLine)
    names = {alias for record in records for alias in record.aliases()}
    names |= {name for expense in short_names() for name, _ in figures_of(expense)}
    return frozenset(names - {"原因", "收入", "支出"}) | frozenset((*HEADS, *SPENDING))


def unheard_of(names: Iterable[str], known: Collection[str]) -> list[str]:
    """Return, sorted, the names that mean nothing: neither known nor a figure of some expense."""
    return sorted(name for name in names if name not in known and parsed(name) is None)


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
    for figure, column in figures_of(name):
        if column in expense.amounts:
            yield figure, expense.amounts[column], (expense, (column,))
    for part, row in expense.parts.items():
        yield from _expense(part, row)
