"""S02 合计未填: the lines of a table are filled in, and their total is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.filing import Expense
    from generator.scoring.case import Case

CODE = "S02"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at funding blocks and expenses; what the form requires anyhow is S01's.

    An expense without any amount is the heading of its details.
    """
    required = case.form.required.funds
    for subject in case.subjects:
        funds = subject.assessment.funds
        for column in case.form.funding.columns if funds.lines else ():
            if column in funds.total.amounts or column in required:
                continue
            parts = [
                line.amounts[column] for line in funds.lines.values() if column in line.amounts
            ]
            if parts:
                place = funds.total.position() or funds.position("来源", of="key")
                yield _finding(f"{subject.name}的资金", column, parts, place)
    yield from _expenses(case.filing.expenses)


def _expenses(expenses: Mapping[str, Expense | None]) -> Iterator[Diagnostic]:
    for name, expense in expenses.items():
        if expense is None or not expense.parts:
            continue
        details = [part for part in expense.parts.values() if part is not None]
        for column in dict.fromkeys(key for part in details for key in part.amounts):
            if expense.amounts and column not in expense.amounts:
                parts = [part.amounts[column] for part in details if column in part.amounts]
                yield _finding(f"“{name}”", column, parts, expense.position())
        yield from _expenses(expense.parts)


def _finding(where: str, column: str, parts: list[Decimal], place: Position | None) -> Diagnostic:
    facts = {"where": where, "column": column, "computation": money_addition(parts)}
    return Diagnostic(CODE, facts, place)
