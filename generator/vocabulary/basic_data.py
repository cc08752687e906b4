"""The basic-data table (基础数据表): people, expenses, buildings, thrift."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.scoring import percentage
from generator.vocabulary.criteria import criteria_names, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking import Case
    from generator.filing import Buildings, Expense, Filing
    from generator.forms import BasicDataRow
    from generator.vocabulary.content import Content

COLUMNS = ("上年预算数", "上年决算数", "预算数", "决算数")


def basic_data_content(case: Case) -> Content:
    """Return the names of the basic-data table."""
    filing = case.filing
    rows = case.form.basic_data
    return {
        "人员": _heads(filing, case.form.share_digits),
        "经费": [row for plan in rows for row in _rows(plan, filing, rows)],
        "楼堂馆所": _buildings(filing.buildings, case.form.share_digits),
        "厉行节约保障措施": filing.thrift,
    }


def _heads(filing: Filing, digits: int) -> Content:
    posts, staff = filing.unit.posts, filing.unit.staff
    rate = None if not posts or staff is None else percentage_of(staff, posts, digits)
    return {"编制数": posts, "在职人数": staff, "控制率": rate}


def percentage_of(part: Decimal | int, whole: Decimal | int, digits: int) -> str:
    """Write a part of a whole that is not 0 in percent."""
    return percentage(Decimal(part) / Decimal(whole), digits)


def _rows(plan: BasicDataRow, filing: Filing, plans: tuple[BasicDataRow, ...]) -> Iterator[Content]:
    """Yield the row of a plan, or with a plan for the rest every row that no other plan names."""
    if not plan.rest:
        label = printed(plan.printed, criteria_names(filing)) or plan.label
        yield _row(label, plan, expense_at(filing, plan.path))
        return
    parent = expense_at(filing, plan.path)
    named = {other.path[-1] for other in plans if other.path[:-1] == plan.path}
    for name, expense in (parent.parts if parent else {}).items():
        if name not in named:
            yield _row(name, plan, expense)


def _row(label: str, plan: BasicDataRow, expense: Expense | None) -> Content:
    amounts = expense.amounts if expense else {}
    return {
        "名称": label,
        "层级": plan.indent,
        "无上年": plan.without_prev,
        **{column: amounts.get(column) for column in COLUMNS},
    }


def expense_at(filing: Filing, path: tuple[str, ...]) -> Expense | None:
    """Return the expense under a path of names; None where nothing was filled in."""
    level, found = filing.expenses, None
    for name in path:
        found = level.get(name)
        if found is None:
            return None
        level = found.parts
    return found


def _buildings(buildings: Buildings | None, digits: int) -> Content:
    """Return the row of buildings, with the two rates where there is anything to divide by."""
    amounts = buildings.amounts if buildings else {}
    area, built = amounts.get("批准建设面积"), amounts.get("实际建设面积")
    planned, spent = amounts.get("批准投资额"), amounts.get("实际投资额")
    return {
        "批复规模": area,
        "实际规模": built,
        "规模控制率": percentage_of(built, area, digits) if area and built is not None else None,
        "预算投资": planned,
        "实际投资": spent,
        "投资概算控制率": percentage_of(spent, planned, digits)
        if planned and spent is not None
        else None,
    }
