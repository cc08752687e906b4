"""S03 资金来源未填: the total of the funding block is filled, its source lines are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "S03"
SPENT = "全年执行数"


def check(case: Case) -> Iterator[Diagnostic]:
    """Speak once a funding block, where the form asks for sources: of it all, else of spending."""
    if not case.form.funding.sources:
        return
    for subject in case.subjects:
        funds = subject.assessment.funds
        amounts = [value for line in funds.lines.values() for value in line.amounts.values()]
        totals = [value for value in funds.total.amounts.values() if value]
        if totals and not amounts:
            facts = {
                "where": f"{subject.name}的资金",
                "total": money_text(totals[0]),
                "sources": "、".join(case.form.funding.sources),
            }
            yield Diagnostic(CODE, facts, funds.position("年度资金总额"))
        elif amounts:
            yield from _executed(case, subject)


def _executed(case: Case, subject: Subject) -> Iterator[Diagnostic]:
    """Say that money was budgeted by source and what was spent of it is not told by source."""
    funds = subject.assessment.funds
    spent = funds.total.executed
    blank = [
        name
        for name, line in funds.lines.items()
        if line.budget_full_year and line.executed is None
    ]
    if spent and SPENT in case.form.funding.columns and len(blank) == len(funds.lines):
        facts = {
            "where": f"{subject.name}的“{SPENT}”",
            "total": money_text(spent),
            "sources": "、".join(blank),
        }
        yield Diagnostic(CODE, facts, funds.total.position(SPENT))
