"""How checks compare and write figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text, smallest
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

UPWARD = frozenset({"≥", ">", "="})  # = is scored like ≥
LIMITS = frozenset({"≤", "<"})
HALF_CENT = Decimal("0.005")  # sums and scores typed to two decimals may be off by half a unit


def differs(one: Decimal, other: Decimal) -> bool:
    """Tell whether two figures differ by more than the rounding of what was typed explains."""
    return one != other and abs(one - other) > HALF_CENT


def money_differs(one: Decimal, other: Decimal) -> bool:
    """Tell the same of amounts of money, which were typed to two decimals of their own unit."""
    return one != other and abs(one - other) > smallest(HALF_CENT)


def addition(values: Iterable[Decimal], write: Callable[[Decimal], str] = plain) -> str:
    """Write a sum as its reader would check it: 11.15 + 18.6 = 29.75; a single figure is itself."""
    terms = tuple(values)
    if len(terms) == 1:
        return write(terms[0])
    return f"{' + '.join(map(write, terms))} = {write(sum(terms, Decimal(0)))}"


def money_addition(values: Iterable[Decimal]) -> str:
    """Write the same of amounts of money."""
    return addition(values, money_text)
