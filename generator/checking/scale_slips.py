"""Values typed in another magnitude than their target: 2.4亩 for a target of 2.4万亩."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.rates import odd_rate

if TYPE_CHECKING:
    from generator.filing.measure import Measure
    from generator.scoring.row_reading import Read

APART = Decimal(1000)  # times from which nobody does so much less, or more, than was aimed at
ALIKE = Decimal(3)  # times that the numbers as typed may differ


def scale_slip(read: Read) -> tuple[Measure, Measure] | None:
    """Return target and actual value where their numbers are alike and their magnitudes are not."""
    target, actual = read.target.single, read.actual.single
    if target is None or actual is None or target.scale == actual.scale:
        return None
    if not target.value or not actual.value or target.unit != actual.unit:
        return None
    if _within(target.value, actual.value, APART):
        return None
    typed = (target.value / target.scale, actual.value / actual.scale)
    return (target, actual) if _within(*typed, ALIKE) else None


def slipped(read: Read) -> bool:
    """Tell whether a value cannot be what is meant, so that its score is no matter yet."""
    odd = odd_rate(read)
    return (odd is not None and odd.impossible) or scale_slip(read) is not None


def _within(one: Decimal, other: Decimal, times: Decimal) -> bool:
    less, more = sorted((abs(one), abs(other)))
    return more <= less * times
