"""B03 执行数大于预算数: more was executed than the full-year budget allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.restored import readings
from generator.checking.rules.u01_yuan import LEAST, yuan_places
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic
from generator.filing import is_adjustment
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import FundLine
    from generator.scoring.case import Case

CODE = "B03"
INITIAL, FULL_YEAR, EXECUTED = "年初预算数", "全年预算数", "全年执行数"
RECEIVED = "到位资金"
SHARE = {RECEIVED: "是到位资金的"}
ADVICE = {
    INITIAL: "年中追加了预算的，填“追加预算数”，或者在原因栏写明",
    FULL_YEAR: "把追加的预算补进全年预算数",
    RECEIVED: "核对两个数，还有别的资金到位的补进到位资金",
}


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare executed with budget in every line; a budget of 0 is B02's."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        for name, line in funds.named_lines:
            executed, base = line.executed, _base(case, line)
            budget = line.amounts.get(base)
            if budget and executed is not None and executed > budget and not is_adjustment(name):
                if _follows(case, line, base):
                    continue
                facts = {
                    "where": f"{subject.name}的{name}",
                    "base": base,
                    "advice": ADVICE[base],
                    "executed": money_text(executed),
                    "budget": money_text(budget),
                    "share": f"{SHARE.get(base, '执行率')} {percentage(executed / budget, 2)}",
                }
                yield Diagnostic(CODE, facts, line.position("全年执行数"))


def _follows(case: Case, line: FundLine, base: str) -> bool:
    """Tell whether a wrong figure explains it that B01 speaks of, or one in 元, which is U01's."""
    typed = line.amounts
    budgets = readings(case, base, typed[base])
    spent = readings(case, EXECUTED, typed[EXECUTED])
    if any(one <= budget for one in spent for budget in budgets):
        return True
    far = typed[EXECUTED] > typed[base] * LEAST
    return bool(far and yuan_places(case))


def _base(case: Case, line: FundLine) -> str:
    """Return the column that limits a line: the initial budget where the form knows no other.

    Within its budget a line cannot have spent more than it received.
    """
    only_initial = bool(case.form.funding.columns) and FULL_YEAR not in case.form.funding.columns
    if line.budget_full_year is None:
        return INITIAL if only_initial and not line.budget_added else ""
    within = line.executed is not None and line.executed <= line.budget_full_year
    return RECEIVED if within and line.funds_received else FULL_YEAR
