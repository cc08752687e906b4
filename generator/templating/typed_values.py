"""The kinds of value that templates are given: each knows how it is printed where nothing says it.

They are numbers and mappings that Python has already, so that whatever can be done with those
(arithmetic, comparison, a filter) can be done with these. What comes of arithmetic is a plain
Decimal: nobody typed its digits.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import percentage, round_to

if TYPE_CHECKING:
    from collections.abc import Mapping

HUNDRED = Decimal(100)


class Typed(Decimal):
    """A number whose digits are those that somebody typed, or a sum of such: all are printed."""

    __slots__ = ()

    def __str__(self) -> str:
        return format(self, "f")


class Money(Typed):
    """An amount in 万元."""

    __slots__ = ()


class Points(Typed):
    """Points of a score, or what they are out of."""

    __slots__ = ()


class Share(Decimal):
    """A part of a whole, unrounded: 0.843049. It prints in percent, as its form or unit writes it.

    ``digits`` are the decimals of the percentage; without them there is one, and none where the
    percentage is whole. ``typed`` is what the unit wrote itself, which goes before both.
    """

    __slots__ = ("digits", "typed")

    digits: int | None
    typed: str | None

    def __new__(
        cls, value: Decimal, *, digits: int | None = None, typed: str | None = None
    ) -> Self:
        """Make the number with the way it prints."""
        share = super().__new__(cls, value)
        share.digits, share.typed = digits, typed
        return share

    def __str__(self) -> str:
        return self.typed or in_percent(self, self.digits)


class Year(int):
    """A year: 2022."""

    __slots__ = ()


class PictureName(str):
    """The name of a picture file, as a filing has it."""

    __slots__ = ()


class Named(dict[str, object]):
    """A mapping that stands for a thing with a name, and prints it: 单位, but also 单位.编制数."""

    __slots__ = ("name",)

    def __init__(self, name: str, entries: Mapping[str, object]) -> None:
        super().__init__(entries)
        self.name = name

    def __str__(self) -> str:
        return self.name


def in_percent(share: Decimal, digits: int | None = None) -> str:
    """Write a share in percent: 0.843049 is 84.3%.

    Unless digits are asked for, there is one decimal, and none where the percentage is whole: 1 is
    100%, but 0.9996 is 100.0%, which shows that it was rounded. It is never -0.
    """
    share = Decimal(share)
    if digits is None:
        digits = 0 if ARITHMETIC.multiply(share, HUNDRED) % 1 == 0 else 1
    rounds_away = not round_to(share, Decimal(1).scaleb(-digits - 2))
    return percentage(Decimal(0) if rounds_away else share, digits)
