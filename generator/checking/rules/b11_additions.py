"""B11 追加数不一致: what was added for single things is more than was added in all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition, money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.checking.wholes import Figure
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Project
    from generator.scoring.case import Case

CODE = "B11"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up what projects got in the year; less is no fault, for basic spending may get some."""
    budget = case.filing.budget
    if budget.budget_added is None or case.form.declares:
        return
    items = [item for project in case.filing.projects for item in _additions(project)]
    amounts = [figure.amount for _, figure in items]
    added = sum(amounts, Decimal(0))
    if items and added > budget.budget_added and money_differs(added, budget.budget_added):
        facts = {
            "printed": money_text(budget.budget_added),
            "expected": money_text(added),
            "computation": money_addition(amounts),
        }
        related = known_places((name, figure.position) for name, figure in items)
        yield Diagnostic(CODE, facts, budget.position("追加预算数"), related)


def _additions(project: Project) -> Iterator[tuple[str, Figure]]:
    """Yield what a project got in the year: as typed, else all that one without budget got."""
    total = project.funds.total
    if total.budget_added is not None:
        yield project.name, Figure(total.budget_added, total, ("追加预算数",))
    elif total.budget_initial == 0:
        parts = [part for part in project.parts if part.budget is not None]
        for part in parts:
            yield part.name, Figure(part.budget or Decimal(0), part, ("预算数",))
        if not parts and total.budget_full_year:
            yield project.name, Figure(total.budget_full_year, total, ("全年预算数",))
