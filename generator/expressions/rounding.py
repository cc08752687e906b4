"""Rounding of scores and rates: half up unless a place says otherwise."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from typing import Literal, Self

from generator.expressions.arithmetic import ARITHMETIC

_WHOLE = Decimal(1)
_WIDE = Context(prec=200)  # room for any quotient of numbers people type

Mode = Literal["四舍五入", "进一", "舍去"]
HALF_UP: Mode = "四舍五入"
_MODES = {HALF_UP: ROUND_HALF_UP, "进一": ROUND_UP, "舍去": ROUND_DOWN}


class Places(int):
    """A number of decimals, and what becomes of those behind them."""

    mode: Mode

    def __new__(cls, digits: int, mode: Mode = HALF_UP) -> Self:
        """Make the number with its mode."""
        places = super().__new__(cls, digits)
        places.mode = mode
        return places


def round_to(value: Decimal, to: Decimal, mode: Mode = HALF_UP) -> Decimal:
    """Round half up (away from 0) to a multiple of ``to``: 8.43 to 0.5 is 8.5.

    The result has the decimals of ``to``, so that 10 rounded to 0.01 prints as 10.00.
    """
    if to <= 0:
        raise ValueError(f"cannot round to multiples of {to}")
    times = ARITHMETIC.divide(value, to).quantize(_WHOLE, _MODES[mode], _WIDE)
    return ARITHMETIC.multiply(times, to)


def rounded(points: Decimal | None, to: Decimal, mode: Mode = HALF_UP) -> Decimal | None:
    """Round points and drop decimals that say nothing: 10.00 is 10, 8.50 is 8.5; None stays."""
    if points is None:
        return None
    result = round_to(points, to, mode)
    whole = result.to_integral_value()
    return whole if result == whole else result.normalize(ARITHMETIC)


def percentage(share: Decimal, digits: int) -> str:
    """Write an unrounded share in percent with a fixed number of decimals: 0.84305 → 84.3%."""
    percent = ARITHMETIC.multiply(share, Decimal(100))
    mode = digits.mode if isinstance(digits, Places) else HALF_UP
    return f"{round_to(percent, Decimal(1).scaleb(-digits), mode):f}%"
