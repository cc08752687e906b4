"""S03 资金来源未填: the total of the funding block is filled, its source lines are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "S03"


def check(case: Case) -> Iterator[Diagnostic]:
    """Speak once a funding block, where the form asks for sources."""
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
