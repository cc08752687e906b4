"""B01 资金合计不符: a column's total is not the sum of its source lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.figures import addition, differs
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.case import Case

CODE = "B01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up each column of each funding block that has any source filled in."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        for column, total in funds.total.amounts.items():
            parts = {
                name: line.amounts[column]
                for name, line in funds.lines.items()
                if column in line.amounts
            }
            if parts and differs(total, sum(parts.values())):
                facts = {
                    "where": f"{subject.name}的资金",
                    "column": column,
                    "printed": plain(total),
                    "expected": plain(sum(parts.values())),
                    "computation": addition(parts.values()),
                }
                places = ((name, funds.lines[name].position(column)) for name in parts)
                related = tuple((name, place) for name, place in places if place)
                yield Diagnostic(CODE, facts, funds.total.position(column), related)
