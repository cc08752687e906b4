"""What in a filing is made of parts: budgets, tasks, expenses, spending, each with its parts."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator.checking.comparing import money_differs
from generator.checking.same import once_a_case
from generator.checking.word_lists import any_in, entries
from generator.filing import SpendingLine, amounts_of
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.diagnostics import Position
    from generator.filing import Budget, Expense, Funds, Project, Task
    from generator.reading import Record
    from generator.scoring.case import Case, Subject


class Figure(Struct, frozen=True):
    """An amount in 万元 and where it stands: the record and the path in it."""

    amount: Decimal
    record: Record
    path: tuple[str | int, ...]

    @property
    def position(self) -> Position | None:
        """Where it was typed, worked out when asked for."""
        return self.record.position(*self.path)


class Whole(Struct, frozen=True, dict=True):
    """A figure with its parts by name.

    ``complete`` tells a list of all parts from one that may leave some out (其中): True, False, or
    None where it ought to be complete but need not.
    """

    name: str
    total: Figure
    parts: Mapping[str, Figure]
    complete: bool | None

    @cached_property
    def added(self) -> Decimal:
        """The sum of the parts."""
        return sum([part.amount for part in self.parts.values()], Decimal(0))


@once_a_case  # two checks add them up
def wholes(case: Case) -> tuple[Whole, ...]:
    """Return everything in a filing whose parts were filled in."""
    return tuple(_wholes(case))


def _wholes(case: Case) -> Iterator[Whole]:
    filing = case.filing
    if case.form.declares:
        yield from _asked(filing.budget, filing.tasks)
    for task in filing.tasks:
        yield from _task(task)
    yield from _spending(filing.budget, filing.budget.expenditure, ("支出",))
    for name, expense in filing.expenses.items():
        yield from _expense(name, expense)
    for project in filing.projects:
        yield from _project(project)


def asked_total(budget: Budget) -> Figure | None:
    """Return the whole budget that a declaration asks for: as typed, else the sum of its income."""
    if budget.budget_initial is not None:
        return Figure(budget.budget_initial, budget, ("年初预算数",))
    income = _income(budget)
    if not income:
        return None
    added = sum((figure.amount for figure in income.values()), Decimal(0))
    return Figure(added, budget, ("收入",))


def _asked(budget: Budget, tasks: tuple[Task, ...]) -> Iterator[Whole]:
    """Yield the budget by income, by spending, and by tasks, all of the same total."""
    total = asked_total(budget)
    if total is None:
        return
    income = _income(budget) if budget.budget_initial is not None else {}
    spending = figures_of(budget, budget.expenditure, "支出")
    costs = {
        task.name: Figure(task.budget.total, task.budget, ())
        for task in tasks
        if task.budget and task.budget.total is not None
    }
    listed: tuple[tuple[str, dict[str, Figure], bool | None], ...] = (
        ("按收入性质分", income, True),
        ("按支出性质分", spending, True),
        ("年度主要任务", costs, None),
    )
    for name, parts, complete in listed:
        if parts:
            yield Whole(f"年度预算申请（{name}）", total, parts, complete)


def _income(budget: Budget) -> dict[str, Figure]:
    return figures_of(budget, budget.income, "收入")


def figures_of(
    record: Record, lines: Mapping[str, Decimal | SpendingLine | None], *path: str
) -> dict[str, Figure]:
    """Return the amounts of lines that are known, by name; ``path`` leads to the lines."""
    return {
        name: Figure(amount, record, (*path, name))
        for name, amount in amounts_of(lines).items()
        if amount is not None
    }


def _task(task: Task) -> Iterator[Whole]:
    budget = task.budget
    if budget is None or budget.typed is None:
        return
    sources = {
        name: Figure(amount, budget, (name,))
        for name, amount in budget.amounts.items()
        if name != "总额"
    }
    if sources:
        total = Figure(budget.typed, budget, ("总额",))
        yield Whole(f"任务“{task.name}”的总额", total, sources, complete=True)


def _spending(
    record: Record, lines: Mapping[str, Decimal | SpendingLine | None], path: tuple[str, ...]
) -> Iterator[Whole]:
    """Yield each line of spending that is typed and says what is in it."""
    for name, line, line_path in divided_lines(lines, path):
        parts = figures_of(record, line.parts, *line_path, "其中")
        if line.typed is not None and parts:
            total = Figure(line.typed, record, (*line_path, "金额"))
            yield Whole(f"支出“{name}”", total, parts, complete=lists_all(name, parts))


def divided_lines(
    lines: Mapping[str, Decimal | SpendingLine | None], path: tuple[str, ...]
) -> Iterator[tuple[str, SpendingLine, tuple[str, ...]]]:
    """Yield every line that says what is in it, with the path to it, before those within it."""
    for name, line in lines.items():
        if isinstance(line, SpendingLine):
            here = (*path, name)
            yield name, line, here
            yield from divided_lines(line.parts, (*here, "其中"))


def _expense(name: str, expense: Expense | None) -> Iterator[Whole]:
    """Yield each column of an expense with details; a table of details may leave some out."""
    if expense is None:
        return
    for column, amount in expense.amounts.items():
        parts = {
            part: Figure(row.amounts[column], row, (column,))
            for part, row in expense.parts.items()
            if row is not None and column in row.amounts
        }
        if parts:
            total = Figure(amount, expense, (column,))
            yield Whole(f"“{name}”的{column}", total, parts, complete=lists_all(name, parts))
    for part, row in expense.parts.items():
        yield from _expense(part, row)


def lists_all(name: str, parts: Iterable[str]) -> bool:
    """Tell whether parts are all that a whole of that name has: 三公 are three kinds."""
    for entry in entries("列全的明细"):
        if entry["合计"] in name:
            listed = "、".join(parts)
            return all(any_in(listed, tuple(words)) for words in entry["各项"])
    return False


def _project(project: Project) -> Iterator[Whole]:
    """Yield what a project spent by its details: more than it spent, or had, cannot be in them."""
    total = project.funds.total
    column = "全年执行数" if total.executed is not None else "全年预算数"
    if column not in total.amounts:
        return
    spent = figures_of(project, project.spending, "支出明细")
    if spent:
        whole = Figure(total.amounts[column], total, (column,))
        complete = None if total.executed is not None else False
        yield Whole(f"{project.name}的{column}（支出明细）", whole, spent, complete=complete)


def funds_wholes(case: Case) -> Iterator[Whole]:
    """Yield each column of every funding block with its source lines as parts."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        for column in funds.total.amounts if funds.lines else ():
            if any(column in line.amounts for line in funds.lines.values()):
                yield _of_column(subject, column)


@once_a_case  # three checks ask; the rest is not put together
def funds_amiss(case: Case) -> tuple[Whole, ...]:
    """Return the columns of funding blocks that are not the sum of their source lines."""
    return tuple(
        _of_column(subject, column)
        for subject in case.subjects
        for column in _columns_amiss(subject.assessment.funds)
    )


def _columns_amiss(funds: Funds) -> Iterator[str]:
    typed = [line.amounts for line in funds.lines.values()]
    for column, total in funds.total.amounts.items() if typed else ():
        parts = [amounts[column] for amounts in typed if column in amounts]
        if parts and money_differs(total, sum(parts, Decimal(0))):
            yield column


def _of_column(subject: Subject, column: str) -> Whole:
    funds = subject.assessment.funds
    parts = {
        name: Figure(line.amounts[column], line, (column,))
        for name, line in funds.lines.items()
        if column in line.amounts
    }
    total = Figure(funds.total.amounts[column], funds.total, (column,))
    return Whole(f"{subject.name}的{column}", total, parts, complete=True)


def same_columns(case: Case) -> Iterator[Whole]:
    """Yield the unit's budget beside what repeats it: its income, and the unit's assessment."""
    budget, department = case.filing.budget, case.filing.department
    assessed = department.funds.total if department else None
    for column, amount in budget.amounts.items():
        total = Figure(amount, budget, (column,))
        if column in {"年初预算数", "全年预算数"} and _income(budget):
            yield Whole(f"预算的{column}", total, _income(budget), complete=None)
        if assessed is not None and column in assessed.amounts:
            part = {"年度资金总额": Figure(assessed.amounts[column], assessed, (column,))}
            yield Whole(f"预算的{column}", total, part, complete=None)
