"""P01 得分越界: a total that nothing adds up to, and that no sheet of 100 points can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.unruled import FULL, REVIEWED, SELF, unruled_sheets
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at totals that stand alone; where rows have points P02 adds them up."""
    for sheet in unruled_sheets(case):
        for key, which in ((SELF, ""), (REVIEWED, "复核")):
            typed = sheet.total(key)
            if typed is not None and sheet.bounds(key) is None and not 0 <= typed <= FULL:
                facts = {
                    "where": f"{sheet.subject.name}{which}",
                    "score": plain(typed),
                    "weight": plain(FULL),
                }
                yield Diagnostic(CODE, facts, sheet.subject.assessment.position(key))
