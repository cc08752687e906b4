"""B19 在职人数超过编制数: more staff in post than authorised posts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.rules.b17_retired_counted import counts_retired
from generator.diagnostics import Diagnostic
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B19"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the two head counts of the unit."""
    unit = case.filing.unit
    if unit.posts is None or unit.staff is None or unit.staff <= unit.posts:
        return
    if counts_retired(unit):
        return
    rate = percentage(Decimal(unit.staff) / unit.posts, 2) if unit.posts else "无法计算"
    facts = {"staff": str(unit.staff), "posts": str(unit.posts), "rate": rate}
    yield Diagnostic(CODE, facts, unit.position("在职人数"))
