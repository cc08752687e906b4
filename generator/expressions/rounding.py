"""Rounding of scores."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from generator.expressions.arithmetic import ARITHMETIC

_WHOLE = Decimal(1)
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)  # room for any quotient of numbers people type


def round_to(value: Decimal, to: Decimal) -> Decimal:
    """Round half up (away from 0) to a multiple of ``to``: 8.43 to 0.5 is 8.5.

    The result has the decimals of ``to``, so that 10 rounded to 0.01 prints as 10.00.
    """
    if to <= 0:
        raise ValueError(f"cannot round to multiples of {to}")
    times = ARITHMETIC.divide(value, to).quantize(_WHOLE, context=_WIDE)
    return ARITHMETIC.multiply(times, to)


def rounded(points: Decimal | None, to: Decimal) -> Decimal | None:
    """Round points and drop decimals that say nothing: 10.00 is 10, 8.50 is 8.5; None stays."""
    if points is None:
        return None
    result = round_to(points, to)
    whole = result.to_integral_value()
    return whole if result == whole else result.normalize(ARITHMETIC)


def percentage(share: Decimal, digits: int) -> str:
    """Write an unrounded share in percent with a fixed number of decimals: 0.84305 → 84.3%."""
    percent = ARITHMETIC.multiply(share, Decimal(100))
    return f"{round_to(percent, Decimal(1).scaleb(-digits)):f}%"
