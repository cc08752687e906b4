"""All amounts of a filing by name, and the amounts in 万元 that its texts state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checking.same import once_a_case
from generator.checking.wholes import Figure
from generator.filing import SpendingLine, amounts_of
from generator.filing.measure import find_amounts
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.filing import Assessment, Project
    from generator.reading import Record
    from generator.scoring.case import Case


class Named(Struct, frozen=True):
    """An amount in 万元 with what it is called in messages."""

    name: str
    figure: Figure


class Stated(NamedTuple):
    """An amount in 万元 that a text states, as typed, and where."""

    amount: Decimal
    text: str
    where: str
    record: Record
    key: str

    @property
    def position(self) -> Position | None:
        """Where the text was typed, worked out when asked for."""
        return self.record.position(self.key)


class Block(Struct, frozen=True):
    """Amounts in 万元 that stand together: how messages call them, the record, the path in it."""

    name: str
    record: Record
    path: tuple[str, ...]
    amounts: Mapping[str, Decimal | None]

    def figures(self, least: Decimal | None = None) -> Iterator[Named]:
        """Yield the amounts that are known, of at least so much."""
        for key, amount in self.amounts.items():
            if amount is not None and (least is None or amount >= least):
                yield Named(f"{self.name}{key}", Figure(amount, self.record, (*self.path, key)))


@once_a_case
def figures(case: Case) -> tuple[Named, ...]:
    """Return the unit's own amounts; a fund that it runs for others is not its money."""
    return tuple(one for block in _blocks(case) for one in block.figures())


def large_figures(case: Case, least: Decimal) -> list[Named]:
    """Return those of at least so much; most filings have none."""
    return [one for block in _blocks(case) for one in block.figures(least)]


@once_a_case
def _blocks(case: Case) -> tuple[Block, ...]:
    return tuple(_all_blocks(case))


def _all_blocks(case: Case) -> Iterator[Block]:
    filing, budget = case.filing, case.filing.budget
    lines = {
        name: line
        for name, line in budget.expenditure.items()
        if not isinstance(line, SpendingLine)
    }
    yield Block("预算的", budget, (), budget.amounts)
    yield Block("预算的收入", budget, ("收入",), amounts_of(budget.income))
    yield Block("预算的支出", budget, ("支出",), lines)
    for name, expense in filing.expenses.items():
        if expense is not None:
            yield Block(f"{name}的", expense, (), expense.amounts)
    for task in filing.tasks:
        if task.budget is not None:
            yield Block(f"任务“{task.name}”的预算的", task.budget, (), task.budget.amounts)
    for subject in case.subjects:
        total = subject.assessment.funds.total
        yield Block(f"{subject.name}的年度资金总额的", total, (), total.amounts)
    for project in filing.projects:
        yield from _of_project(project)


def _of_project(project: Project) -> Iterator[Block]:
    spent = amounts_of(project.spending)
    yield Block(f"{project.name}的支出明细", project, ("支出明细",), spent)
    for part in project.parts:
        amounts = {"预算数": part.budget, "执行数": part.executed}
        yield Block(f"子项目“{part.name}”的", part, (), amounts)


def stated(case: Case) -> tuple[Stated, ...]:
    """Return the amounts that goals and indicators state with their unit."""
    year = case.filing.year
    return tuple(
        Stated(amount, written, where, record, key)
        for subject in case.subjects
        for where, record, key, text in _texts(subject.assessment)
        for amount, written in find_amounts(text, year)
    )


def _texts(assessment: Assessment) -> Iterator[tuple[str, Record, str, str]]:
    for goal in assessment.goals:
        for key, text in (("预期目标", goal.goal), ("实际完成情况", goal.goal_result)):
            if text:
                yield key, goal, key, text
    for row in assessment.rows:
        indicator = row.indicator
        for key, text in (("年度指标值", indicator.target), ("实际完成值", indicator.actual)):
            if text:
                yield f"指标“{indicator.name}”的{key}", indicator, key, text
