"""C02 正文合计不符: sums and counts in the unit's own sentences that do not come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rules.c02_fund_totals import check as fund_totals
from generator.checking.texts import sums_in
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C02"
MOST = 40  # characters of a sentence that a message repeats


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up whatever a sentence gives with its parts; shares are B08's."""
    funds = {one.facts["computation"] for one in fund_totals(case)}  # their texts repeat them
    for one, found in sums_in(case):
        if not found.is_share and found.computation not in funds:
            words = found.excerpt if len(found.excerpt) <= MOST else f"{found.excerpt[:MOST]}……"
            facts = {
                "where": f"“{one.key}”里的“{words}”",
                "printed": found.printed,
                "expected": found.expected,
                "computation": found.computation,
            }
            yield Diagnostic(CODE, facts, one.position)
