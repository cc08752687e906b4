"""All amounts of a filing by name, and the amounts in 万元 that its texts state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checking.same import once_a_case
from generator.checking.wholes import Figure
from generator.filing import SpendingLine, amount_of, amounts_of
from generator.filing.measure import find_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.filing import Assessment, Project
    from generator.filing.accounts import Amounts
    from generator.reading import Record
    from generator.scoring.case import Case


class Named(NamedTuple):
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


@once_a_case  # two checks look for the largest
def figures(case: Case) -> tuple[Named, ...]:
    """Return the unit's own amounts; a fund that it runs for others is not its money."""
    return tuple(_figures(case))


def _figures(case: Case) -> Iterator[Named]:
    filing = case.filing
    yield from _of("预算", filing.budget)
    yield from _lines("预算的收入", filing.budget, "收入", amounts_of(filing.budget.income))
    for name, line in filing.budget.expenditure.items():
        amount = amount_of(line)
        if amount is not None and not isinstance(line, SpendingLine):
            yield Named(f"预算的支出{name}", Figure(amount, filing.budget, ("支出", name)))
    for name, expense in filing.expenses.items():
        if expense is not None:
            yield from _of(name, expense)
    for task in filing.tasks:
        if task.budget is not None:
            yield from _of(f"任务“{task.name}”的预算", task.budget)
    for subject in case.subjects:
        yield from _of(f"{subject.name}的年度资金总额", subject.assessment.funds.total)
    for project in filing.projects:
        yield from _project(project)


def _of(name: str, record: Amounts) -> Iterator[Named]:
    for key, amount in record.amounts.items():
        yield Named(f"{name}的{key}", Figure(amount, record, (key,)))


def _lines(
    name: str, record: Record, key: str, lines: Mapping[str, Decimal | None]
) -> Iterator[Named]:
    for line, amount in lines.items():
        if amount is not None:
            yield Named(f"{name}{line}", Figure(amount, record, (key, line)))


def _project(project: Project) -> Iterator[Named]:
    spent = {name: amount_of(line) for name, line in project.spending.items()}
    yield from _lines(f"{project.name}的支出明细", project, "支出明细", spent)
    for part in project.parts:
        for key, amount in (("预算数", part.budget), ("执行数", part.executed)):
            if amount is not None:
                yield Named(f"子项目“{part.name}”的{key}", Figure(amount, part, (key,)))


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
