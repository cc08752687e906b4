"""Averages of scores and shares, exact until they are printed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import round_to

if TYPE_CHECKING:
    from collections.abc import Iterable

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


def mean_of(numbers: Iterable[Decimal]) -> Decimal | None:
    """Return the mean of numbers, None of none."""
    known = [*numbers]
    return ARITHMETIC.divide(sum(known, Decimal(0)), Decimal(len(known))) if known else None


def mean_points(points: Iterable[Decimal]) -> Decimal | None:
    """Return the mean of points, rounded half up to two decimals."""
    mean = mean_of(points)
    return None if mean is None else round_to(mean, CENT)


def part_of(part: int | Decimal, whole: int | Decimal) -> Decimal | None:
    """Return a part of a whole as a share, None where there is no whole."""
    return ARITHMETIC.divide(Decimal(part), Decimal(whole)) if whole else None
