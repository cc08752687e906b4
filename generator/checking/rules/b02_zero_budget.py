"""B02 全年预算数为零: money spent on a budget of 0, or a total of 0 with a source that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import with_money
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "B02"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the budget against what was spent, and at each total of 0 against its sources."""
    for subject in case.subjects:
        total = subject.assessment.funds.total
        if total.budget_full_year == 0 and total.executed and not _sourced(subject):
            problem = f"全年预算数为 0，全年执行数却有 {with_money(total.executed)}"
            facts = {"where": f"{subject.name}的资金", "problem": problem}
            yield Diagnostic(CODE, facts, total.position("全年预算数"))
        yield from _zero_totals(subject)


def _sourced(subject: Subject) -> bool:
    """Tell whether a source has a budget: then it is the total that is wrong, which is said."""
    lines = subject.assessment.funds.lines.values()
    return any(line.budget_full_year for line in lines)


def _zero_totals(subject: Subject) -> Iterator[Diagnostic]:
    funds = subject.assessment.funds
    for column, amount in funds.total.amounts.items():
        if amount:
            continue
        filled = {
            name: line.amounts[column]
            for name, line in funds.lines.items()
            if line.amounts.get(column)
        }
        if filled:
            listed = "、".join(f"{name} {with_money(value)}" for name, value in filled.items())
            facts = {
                "where": f"{subject.name}的资金",
                "problem": f"“{column}”合计为 0，来源却有{listed}",
            }
            yield Diagnostic(CODE, facts, funds.total.position(column))
