"""B14 零基数比率: a rate was typed of a budget of 0, of which there is no rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading.typed_rate import typed_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B14"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the rate typed beside each budget; one that was spent nevertheless is B02's."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        typed = funds.execution_rate
        if typed and funds.total.budget_full_year == 0 and typed_rate(typed):
            facts = {"where": f"{subject.name}的资金", "printed": typed}
            yield Diagnostic(CODE, facts, funds.position("执行率"))
