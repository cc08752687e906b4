"""Writes the figures of explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_DECIMALS = 6
_OF_YUAN = -4  # the exponent of a whole number of 元 in 万元


def plain(number: Decimal) -> str:
    """Write a figure of an explanation: digits as typed, or six decimals without idle zeros.

    Nobody types four decimals of which the last is 0: what has them was typed in 元.
    """
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -_DECIMALS <= exponent <= 0:
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if exponent <= _OF_YUAN and text[-1] == "0" else text
    text = f"{number:.{_DECIMALS}f}"
    return text.rstrip("0").rstrip(".")
