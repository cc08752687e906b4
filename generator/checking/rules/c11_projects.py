"""C11 项目合计超过部门: the projects together have more money than the whole unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition, money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.checking.wholes import Figure, asked_total
from generator.diagnostics import Diagnostic
from generator.filing import amount_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C11"
PROJECT_SPENDING = "项目支出"
COLUMNS = ("年初预算数", "全年预算数", "全年执行数")


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare column by column; less is no fault, for not every project needs a form of its own."""
    totals = {project.name: project.funds.total for project in case.filing.projects}
    for name, column, whole in _wholes(case) if totals else ():
        amounts = [one.amounts[column] for one in totals.values() if column in one.amounts]
        added = sum(amounts, Decimal(0))
        if added > whole.amount and money_differs(added, whole.amount):
            facts = {
                "name": name,
                "printed": money_text(whole.amount),
                "column": column,
                "computation": money_addition(amounts),
            }
            parts = {name: one for name, one in totals.items() if column in one.amounts}
            related = known_places((name, one.position(column)) for name, one in parts.items())
            yield Diagnostic(CODE, facts, whole.position, related)


def _wholes(case: Case) -> Iterator[tuple[str, str, Figure]]:
    """Yield what the unit as a whole has, with the column of its projects to compare it with."""
    budget, declares = case.filing.budget, case.form.declares
    spent = amount_of(budget.expenditure.get(PROJECT_SPENDING))
    if spent is not None:
        column = "年初预算数" if declares else "全年执行数"
        yield "部门的项目支出", column, Figure(spent, budget, ("支出", PROJECT_SPENDING))
    for column in COLUMNS:
        whole = _of_unit(case, column)
        if whole is not None:
            yield f"部门的{column}", column, whole
    total = asked_total(budget) if declares else None
    if total is not None and budget.budget_initial is None:
        yield "部门申请的资金总额", "年初预算数", total


def _of_unit(case: Case, column: str) -> Figure | None:
    """Return the unit's own figure: in the funding block of its assessment, else in its budget."""
    department = case.filing.department
    holders = (department.funds.total if department else None, case.filing.budget)
    for holder in holders:
        if holder is not None and column in holder.amounts:
            return Figure(holder.amounts[column], holder, (column,))
    return None
