"""I03 完成值照抄: an actual value in words is the target over again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.alike import same_text
from generator.checking.rows import rows
from generator.diagnostics import Diagnostic
from generator.filing.measure import DoubtKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I03"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the two cells of every row; a figure or a date may well be the one aimed at."""
    for row in rows(case):
        target, actual = row.indicator.target, row.indicator.actual
        if target and actual and _says_nothing(row) and same_text(target, actual):
            facts = {"where": row.where, "actual": actual}
            yield Diagnostic(CODE, facts, row.indicator.position("实际完成值"))


def _says_nothing(row: Row) -> bool:
    """Tell words, and a range such as 90%以上, from a result; a level (优) or an answer is one."""
    actual = row.read.actual
    if not any(doubt.kind is DoubtKind.SIGN_IN_ACTUAL for doubt in actual.doubts):
        for one in actual.measures:
            if not one.qualitative or one.level is not None:
                return False
    return row.read.answered is None
