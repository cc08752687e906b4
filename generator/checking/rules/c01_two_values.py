"""C01 数据不一: one figure has two values, in the unit's budget and in its assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import spent_of
from generator.checking.comparing import money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare every column that both hold; both are printed, side by side."""
    budget, department = case.filing.budget, case.filing.department
    if department is None or case.form.declares:
        return
    known, assessed = budget.amounts, department.funds.total
    spent = spent_of(budget)
    if "全年执行数" not in known and spent is not None:
        known = known | {"全年执行数": spent}
    for column, amount in assessed.amounts.items():
        if column in known and money_differs(amount, known[column]):
            facts = {
                "column": column,
                "printed": money_text(amount),
                "other": money_text(known[column]),
            }
            place = budget.position(column) or budget.position("支出")
            related = known_places([("预算里的数", place)])
            yield Diagnostic(CODE, facts, assessed.position(column), related)
