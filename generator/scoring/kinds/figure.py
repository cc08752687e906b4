"""Writes the figures of explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_DECIMALS = 6


def plain(number: Decimal) -> str:
    """Write a figure of an explanation: digits as typed, or six decimals without idle zeros."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -_DECIMALS <= exponent <= 0:
        return f"{number:f}"
    text = f"{number:.{_DECIMALS}f}"
    return text.rstrip("0").rstrip(".")
