"""B03 执行数大于预算数: more was executed than the full-year budget allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic
from generator.filing import is_adjustment
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.filing import FundLine
    from generator.scoring.case import Case

CODE = "B03"
INITIAL, FULL_YEAR = "年初预算数", "全年预算数"
ADVICE = {
    INITIAL: "年中追加了预算的，填“追加预算数”，或者在原因栏写明",
    FULL_YEAR: "把追加的预算补进全年预算数",
}


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare executed with budget in every line; a budget of 0 is B02's."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        for name, line in funds.named_lines:
            budget, executed = _budget(case, line), line.executed
            if budget and executed is not None and executed > budget and not is_adjustment(name):
                base = INITIAL if line.budget_full_year is None else FULL_YEAR
                facts = {
                    "where": f"{subject.name}的{name}",
                    "base": base,
                    "advice": ADVICE[base],
                    "executed": money_text(executed),
                    "budget": money_text(budget),
                    "rate": percentage(executed / budget, 2),
                }
                yield Diagnostic(CODE, facts, line.position("全年执行数"))


def _budget(case: Case, line: FundLine) -> Decimal | None:
    """Return what a line may spend: the initial budget where the form knows no other."""
    only_initial = bool(case.form.funding.columns) and FULL_YEAR not in case.form.funding.columns
    if line.budget_full_year is None and only_initial and not line.budget_added:
        return line.budget_initial
    return line.budget_full_year
