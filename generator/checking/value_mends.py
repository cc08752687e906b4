"""What to do about an actual value that no rule can score, though it was filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.measure import DoubtKind

if TYPE_CHECKING:
    from generator.filing.measure import Doubt
    from generator.scoring.row_reading import Read

REWRITE = "核对后写成与指标值“{target}”相同的单位"
REWRITE_IN = "核对后把单位改成与指标值相同的“{unit}”"
NO_DAY = "没有“{day}”这一天，核对月份和日期"


def mend_of(read: Read) -> str:
    """Say how the actual value of a row is put right; '' where only the unit can tell."""
    for doubt in read.actual.doubts:
        if doubt.kind is DoubtKind.UNIT_MISMATCH:
            return _unit(read, doubt)
        if doubt.kind is DoubtKind.NO_SUCH_DAY:
            return NO_DAY.format(day=doubt.text)
    return ""


def _unit(read: Read, doubt: Doubt) -> str:
    """Name the unit as the target has it; where it counts in 万 or says no unit, the target."""
    row = read.row.indicator
    target = row.scored_target or row.target or ""
    measure, unit = read.target_measure, doubt.expected
    if unit and measure and measure.scale == 1 and unit in target:
        return REWRITE_IN.format(unit=unit)
    return REWRITE.format(target=target) if target else ""
