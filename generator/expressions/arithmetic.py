"""The decimal arithmetic of scoring: one context, whatever the caller's own is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, DivisionByZero, InvalidOperation, Overflow

ARITHMETIC = Context(
    prec=40,
    rounding=ROUND_HALF_UP,
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
"""Forty digits, so that a quotient rounds to a printed score as the exact quotient would."""
