"""U04 日期倒置: a self-assessment was signed before the year that it assesses had ended."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "U04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the day within the year; a declaration belongs there, other years are U03's."""
    signature, year = case.filing.signature, case.filing.year
    signed = signature.date
    if signed is None or case.form.declares or signed.year != year:
        return
    if signed < dt.date(year, 12, 31):
        facts = {"signed": f"{signed.year}年{signed.month}月{signed.day}日", "year": str(year)}
        yield Diagnostic(CODE, facts, signature.position("日期"))
