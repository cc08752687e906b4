"""B01 资金合计不符: a column's total is not the sum of its source lines."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition, money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up each column that has any source filled in; a total of 0 is B02's."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        for column, total in funds.total.amounts.items():
            parts = {
                name: line.amounts[column]
                for name, line in funds.lines.items()
                if column in line.amounts
            }
            added = sum(parts.values(), Decimal(0))
            if parts and total and money_differs(total, added):
                facts = {
                    "where": f"{subject.name}的资金",
                    "column": column,
                    "printed": money_text(total),
                    "expected": money_text(added),
                    "computation": money_addition(parts.values()),
                }
                related = known_places((name, funds.lines[name].position(column)) for name in parts)
                yield Diagnostic(CODE, facts, funds.total.position(column), related)
