"""The rows of the basic-data table (基础数据表), as the form plans them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vocabulary.account_names import money
from generator.vocabulary.criteria import criteria_names, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Expense, Filing
    from generator.forms import BasicDataRow
    from generator.vocabulary.content import Content

COLUMNS = ("上年预算数", "上年决算数", "预算数", "决算数")


def basic_data_rows(plans: tuple[BasicDataRow, ...], filing: Filing) -> list[Content]:
    """Return every row of the table, filled in or blank."""
    return [row for plan in plans for row in _rows(plan, filing, plans)]


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
        **{column: money(amounts.get(column)) for column in COLUMNS},
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
