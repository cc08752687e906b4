"""W01 分值合计不符: the same of a sheet without a rubric, which is out of 100 points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import HALF_CENT, addition
from generator.checking.unruled import FULL, SELF, unruled_sheets
from generator.diagnostics import Diagnostic, Severity
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.unruled import Sheet
    from generator.scoring.case import Case

CODE = "W01"
MOST_EXECUTION = Decimal(20)  # points that any place known gives to budget execution


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the weights of the rows; execution, where it is scored, has what they leave."""
    for sheet in unruled_sheets(case):
        weight = sheet.weight
        if weight is not None and not _fits(sheet, FULL - weight):
            facts = {
                "where": sheet.subject.name,
                "basis": "",
                "sum": plain(weight),
                "computation": addition(score.weight or Decimal(0) for score in sheet.scores),
                "asker": "百分制",
                "asked": "满分 100 分",
                "advice": "核对各项分值，使它们（单列的预算执行也算）合计 100 分",
            }
            place = sheet.subject.assessment.position("绩效指标", of="key")
            yield Diagnostic(CODE, facts, place, severity_override=Severity.WARNING)


def _fits(sheet: Sheet, room: Decimal) -> bool:
    """Tell whether what the rows leave of 100 is nothing, or what execution may have."""
    execution = sheet.execution(SELF)
    least = Decimal(0) if execution is None else execution
    return abs(room) <= HALF_CENT or least <= room <= MOST_EXECUTION
