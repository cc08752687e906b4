"""B13 单项偏离: a line was spent on without budget, or far more or less than its budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.restored import readings
from generator.checking.stated_money import with_money
from generator.diagnostics import Diagnostic
from generator.filing.no_answer import as_reason
from generator.scoring import percentage
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.filing import Expense
    from generator.reading import Record
    from generator.scoring.case import Case

CODE = "B13"
BUDGETS = {"决算数": "预算数", "执行数": "预算数", "全年执行数": "全年预算数"}


class Line(Struct, frozen=True):
    """A line with its budget and what was spent, in 万元, and where the latter was typed."""

    name: str
    budget: Decimal | None
    spent: Decimal
    record: Record
    key: str
    reason: bool = False


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the lowest lines of every table: expenses, sources of funds, sub-projects."""
    review = case.form.review
    for line in _lines(case) if not case.form.declares else ():
        told = _told(line, review.least_line, review.most_line)
        if told and not line.reason and not _follows(case, line):
            facts = {"where": line.name, "told": told}
            yield Diagnostic(CODE, facts, line.record.position(line.key))


def _follows(case: Case, line: Line) -> bool:
    """Tell whether a wrong figure explains it that the sum of its table speaks of."""
    least, most = case.form.review.least_line, case.form.review.most_line
    spent = readings(case, line.key, line.spent)
    budgets = readings(case, BUDGETS[line.key], line.budget) if line.budget else ()
    return any(budget and least <= one / budget <= most for one in spent for budget in budgets)


def _told(line: Line, least: Decimal, most: Decimal) -> str:
    """Say how far a line lies from its budget, '' where it lies near."""
    if not line.budget:
        return f"没有预算，却支出 {with_money(line.spent)}" if line.spent else ""
    ratio = line.spent / line.budget
    if least <= ratio <= most:
        return ""
    return (
        f"支出 {with_money(line.spent)}，是预算 {with_money(line.budget)}的 {percentage(ratio, 1)}"
    )


def _lines(case: Case) -> Iterator[Line]:
    yield from _expenses(case.filing.expenses, "", planned=False)
    for subject in case.subjects:
        sources = subject.assessment.funds.lines
        for name, source in sources.items() if len(sources) > 1 else ():  # a single one is B09's
            budget, spent = source.budget_full_year, source.executed
            # More than its budget is B03's.
            if budget and spent is not None and spent <= budget:
                where, told = f"{subject.name}的“{name}”", bool(as_reason(source.reason))
                yield Line(where, budget, spent, source, "全年执行数", told)
    for project in case.filing.projects:
        for part in project.parts:
            if part.executed is not None and part.budget is not None:
                where = f"子项目“{part.name}”"
                yield Line(where, part.budget, part.executed, part, "执行数")


def _expenses(
    expenses: Mapping[str, Expense | None], above: str, *, planned: bool
) -> Iterator[Line]:
    """Yield the lowest rows; one without budget counts where its table has a column for it."""
    for name, expense in expenses.items():
        if expense is None:
            continue
        where = f"{above}{name}"
        if any(part is not None for part in expense.parts.values()):
            inside = expense.budget is not None
            yield from _expenses(expense.parts, f"{where}的", planned=inside)
        elif expense.actual is not None and (planned or expense.budget is not None):
            yield Line(f"“{where}”", expense.budget, expense.actual, expense, "决算数")
