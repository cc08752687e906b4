"""B01 资金合计不符: a column's total is not the sum of its source lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition
from generator.checking.related_places import known_places
from generator.checking.rules.u01_yuan import is_in_yuan
from generator.checking.stated_money import money_text
from generator.checking.wholes import funds_amiss
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up each column that has any source filled in; a total of 0 is B02's, one in 元 U01's."""
    for whole in funds_amiss(case):
        total, added = whole.total.amount, whole.added
        if total and not is_in_yuan(case, whole):
            (column,) = whole.total.path
            facts = {
                "where": f"{whole.name.removesuffix(str(column))}资金",
                "column": str(column),
                "printed": money_text(total),
                "expected": money_text(added),
                "computation": money_addition(part.amount for part in whole.parts.values()),
            }
            related = known_places((name, part.position) for name, part in whole.parts.items())
            yield Diagnostic(CODE, facts, whole.total.position, related)
