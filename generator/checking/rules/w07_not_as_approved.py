"""W07 与批复不一致: a row is scored with another weight than was approved with its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.checking.rows import rows
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "W07"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the two weights of every row that has both."""
    for row in rows(case):
        weight, approved = row.indicator.weight, row.indicator.approved_weight
        if weight is not None and approved is not None and differs(weight, approved):
            facts = {"where": row.where, "printed": plain(weight), "expected": plain(approved)}
            yield Diagnostic(CODE, facts, row.indicator.position("分值"))
