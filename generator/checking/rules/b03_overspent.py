"""B03 执行数大于预算数: more was executed than the full-year budget allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic
from generator.filing import is_adjustment
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B03"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare executed with budget in every line; a budget of 0 is B02's."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        for name, line in (("年度资金总额", funds.total), *funds.lines.items()):
            budget, executed = line.budget_full_year, line.executed
            if budget and executed is not None and executed > budget and not is_adjustment(name):
                facts = {
                    "where": f"{subject.name}的{name}",
                    "executed": money_text(executed),
                    "budget": money_text(budget),
                    "rate": percentage(executed / budget, 2),
                }
                yield Diagnostic(CODE, facts, line.position("全年执行数"))
