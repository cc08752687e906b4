"""B14 零基数比率: a rate was typed of a budget of 0, or a share stated of one: there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.prose_shares import stated_shares
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
            told = f"{subject.name}的资金的全年预算数是 0，执行率却填“{typed}”"
            yield Diagnostic(CODE, {"told": told}, funds.position("执行率"))
    for share in stated_shares(case):
        if not any(share.bases):
            told = f"“{share.text.key}”里的“{share.excerpt}”：预算是 0，没有占比"
            yield Diagnostic(CODE, {"told": told}, share.text.position)
