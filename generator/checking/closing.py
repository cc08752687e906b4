"""What in the accounts of a closed year must close: totals that reports print beside their parts.

The texts print what they are given, and say that it differs; whoever fills it in hears it first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.wholes import Figure, Whole, figures_of
from generator.filing import Project, amount_of, amounts_of
from generator.filing.adding import sum_if_complete, sum_of_known
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.filing import Assessment, Budget
    from generator.filing.assessment import SubProject
    from generator.scoring.case import Case


class Account(Struct, frozen=True):
    """What there was, what was spent, and what was typed as left, in 万元.

    ``executed`` is what was typed as spent where ``spent`` is the sum of the lines.
    """

    name: str
    income: Decimal
    spent: Decimal
    balance: Figure | None
    executed: Decimal | None = None


def accounts(case: Case) -> Iterator[Account]:
    """Yield the account of the unit and of each subject that has a balance and both its sides.

    A fund is not among them: its balance holds what it had at the beginning.
    """
    if case.filing.budget.balance is not None and (unit := unit_account(case.filing.budget)):
        yield unit
    for subject in case.subjects:
        total, left = subject.assessment.funds.total, subject.assessment.funds.total.balance
        spent = spent_on(subject.assessment) if left is not None else None
        if total.budget_full_year is not None and spent is not None and left is not None:
            balance = Figure(left, total, ("年末结余",))
            yield Account(f"{subject.name}的资金", total.budget_full_year, spent, balance)


def unit_account(budget: Budget) -> Account | None:
    """Return the account of the unit, None where a side of it is not known."""
    income, spent = income_of(budget), spent_of(budget)
    if income is None or spent is None:
        return None
    return Account("预算", income, spent, _balance(budget), budget.executed)


def spent_on(assessment: Assessment) -> Decimal | None:
    """Return what was spent, as typed, else the sum of a project's details."""
    executed = assessment.funds.total.executed
    if executed is None and isinstance(assessment, Project):
        return sum_of_known(map(amount_of, assessment.spending.values()))
    return executed


def items(case: Case) -> Iterator[Account]:
    """Yield the account of each sub-project."""
    for project in case.filing.projects:
        for part in project.parts:
            if part.budget is not None and part.executed is not None:
                left = part.balance
                balance = None if left is None else Figure(left, part, ("结余",))
                yield Account(f"子项目“{part.name}”", part.budget, part.executed, balance)


def income_of(budget: Budget) -> Decimal | None:
    """Return all that the unit had: as typed, else what it is made up of, else its income."""
    if budget.budget_full_year is not None:
        return budget.budget_full_year
    made_up = (budget.budget_initial, budget.funds_carry_over, budget.budget_added)
    known = sum_of_known(made_up)
    return sum_of_known(amounts_of(budget.income).values()) if known is None else known


def spent_of(budget: Budget) -> Decimal | None:
    """Return all that the unit spent: the sum of its lines, as reports print it, else as typed."""
    lines = sum_of_known(amount_of(line) for line in budget.expenditure.values())
    return budget.executed if lines is None else lines


def closing_wholes(case: Case) -> Iterator[Whole]:
    """Yield totals of the closed year with their parts; a declaration has no such year."""
    if case.form.declares:
        return
    budget = case.filing.budget
    yield from _income(budget)
    yield from _spending(budget)
    yield from _projects(case)
    for project in case.filing.projects:
        yield from _sub_projects(project)


def _balance(budget: Budget) -> Figure | None:
    return None if budget.balance is None else Figure(budget.balance, budget, ("年末结余",))


def _income(budget: Budget) -> Iterator[Whole]:
    """Yield the budget by source, and by what it is made up of; a cut may not be typed."""
    total = income_of(budget)
    sources = figures_of(budget, budget.income, "收入")
    if total is not None and sources:
        where = "全年预算数" if budget.budget_full_year is not None else "年初预算数"
        whole = Figure(total, budget, (where,))
        yield Whole("预算的收入（按来源分）", whole, sources, complete=False)
    added = ("年初预算数", "上年结转资金", "追加预算数")
    made_up = {
        name: Figure(budget.amounts[name], budget, (name,))
        for name in added
        if name in budget.amounts
    }
    if budget.budget_full_year is not None and budget.budget_added is not None:
        full_year = Figure(budget.budget_full_year, budget, ("全年预算数",))
        complete = None if len(made_up) == len(added) else False
        yield Whole("预算的全年预算数", full_year, made_up, complete=complete)


def _spending(budget: Budget) -> Iterator[Whole]:
    """Yield what was spent by its lines: reports print the sum of the lines as the whole."""
    parts = figures_of(budget, budget.expenditure, "支出")
    if budget.executed is not None and parts:
        total = Figure(budget.executed, budget, ("全年执行数",))
        yield Whole("预算的全年执行数（支出）", total, parts, complete=None)


def _projects(case: Case) -> Iterator[Whole]:
    """Yield what the unit spent on projects beside less that they spent; more is C11's.

    Only where the unit is assessed too: its report prints both. Elsewhere not every project needs
    a form of its own.
    """
    budget, projects = case.filing.budget, case.filing.projects
    whole = amount_of(budget.expenditure.get("项目支出"))
    parts = {
        project.name: Figure(total.executed, total, ("全年执行数",))
        for project in projects
        if (total := project.funds.total).executed is not None
    }
    if whole is None or not parts or len(parts) < len(projects) or not case.departments:
        return
    figure = Figure(whole, budget, ("支出", "项目支出"))
    found = Whole("预算的项目支出（各项目的全年执行数）", figure, parts, complete=None)
    if found.added < whole:
        yield found


def _sub_projects(project: Project) -> Iterator[Whole]:
    """Yield what a project had and spent by its sub-projects; a back-filled budget is C10's."""
    total = project.funds.total
    if total.executed is not None:
        spent = {part.name: part.executed for part in project.parts}
        complete = None if sum_if_complete(spent.values()) is not None else False
        parts = _parts(project.parts, "执行数")
        name = f"{project.name}的全年执行数（子项目）"
        if parts:
            figure = Figure(total.executed, total, ("全年执行数",))
            yield Whole(name, figure, parts, complete=complete)
    budgets = _parts(project.parts, "预算数")
    if budgets and total.budget_full_year not in {None, total.executed}:
        figure = Figure(total.amounts["全年预算数"], total, ("全年预算数",))
        yield Whole(f"{project.name}的全年预算数（子项目）", figure, budgets, complete=False)


def _parts(parts: tuple[SubProject, ...], key: str) -> dict[str, Figure]:
    amounts = ((part, part.budget if key == "预算数" else part.executed) for part in parts)
    return {
        part.name: Figure(amount, part, (key,)) for part, amount in amounts if amount is not None
    }
