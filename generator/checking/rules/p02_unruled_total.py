"""P02 总分不符: the same of a sheet without a rubric, whose table alone says what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import HALF_CENT, addition
from generator.checking.unruled import REVIEWED, SELF, unruled_sheets
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking.unruled import Bounds
    from generator.scoring.case import Case

CODE = "P02"
HINT = "核对总分和各项得分，改正填错的一项"


def check(case: Case) -> Iterator[Diagnostic]:
    """Hold each typed total between what is in it for certain and what may be besides."""
    for sheet in unruled_sheets(case):
        for key, which in ((SELF, "的"), (REVIEWED, "的复核")):
            typed, bounds = sheet.total(key), sheet.bounds(key)
            expected = _expected(typed, bounds) if typed is not None and bounds else ""
            if typed is not None and bounds and expected:
                facts = {
                    "where": sheet.subject.name,
                    "which": which,
                    "printed": plain(typed),
                    "expected": expected,
                    "computation": _computation(bounds),
                    "hint": HINT,
                }
                yield Diagnostic(CODE, facts, sheet.subject.assessment.position(key))


def _computation(bounds: Bounds) -> str:
    """Write the sum of what is known, and what may come to it."""
    known = addition(bounds.terms)
    if bounds.most is None or bounds.most == bounds.least:
        return known
    return f"{known}，没有填的至多 {plain(bounds.most - bounds.least)} 分"


def _expected(typed: Decimal, bounds: Bounds) -> str:
    """Say what a total should be, '' where it may be what was typed."""
    least, most = bounds.least, bounds.most
    if typed >= least - HALF_CENT and (most is None or typed <= most + HALF_CENT):
        return ""
    if least == most:
        return plain(least)
    return f"至少 {plain(least)}" if typed < least or most is None else f"至多 {plain(most)}"
