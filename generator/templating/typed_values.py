"""The kinds of value that templates are given: each knows how it is printed where nothing says it.

They are numbers and mappings that Python has already, so that whatever can be done with those
(arithmetic, comparison, a filter) can be done with these. What comes of arithmetic is a plain
Decimal: nobody typed its digits.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import HALF_UP, Places, percentage, round_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HUNDRED = Decimal(100)


class Typed(Decimal):
    """A number whose digits are those that somebody typed, or a sum of such: all are printed."""

    __slots__ = ()

    def __str__(self) -> str:
        return format(self, "f")


class Money(Typed):
    """An amount in 万元. It prints in the unit of its papers, and so does what is made of it.

    A sum or a part of money is money; how many times one amount is another is a plain number.
    """

    __slots__ = ()

    def __truediv__(self, other: object) -> Any:  # noqa: ANN401 - as Decimal
        """Return a part of the amount, or how many times it is another."""
        result = Decimal.__truediv__(self, other)  # type: ignore[operator]
        return result if isinstance(other, Money) else _worked_out(result)


class WorkedOutMoney(Money):
    """A part of an amount, whose digits nobody typed: it prints only where they are few."""

    __slots__ = ()


def _worked_out(result: object) -> object:
    return WorkedOutMoney(result) if isinstance(result, Decimal) else result


def _kept(name: str, made: Callable[[object], object]) -> Callable[..., object]:
    """Let an operation of numbers give money."""
    operation = getattr(Decimal, name)

    def kept(self: Money, *others: object) -> object:
        return made(operation(self, *others))

    return kept


def _money(result: object) -> object:
    return Money(result) if isinstance(result, Decimal) else result


for _name in ("__add__", "__radd__", "__sub__", "__rsub__", "__neg__", "__pos__", "__abs__"):
    setattr(Money, _name, _kept(_name, _money))
for _name in ("__mul__", "__rmul__"):
    setattr(Money, _name, _kept(_name, _worked_out))


class Choice(str):
    """What was ticked of some options: it is compared as a text and prints as boxes (☑是 ☐否)."""

    __slots__ = ("options",)

    options: tuple[str, ...]

    def __new__(cls, chosen: str, options: tuple[str, ...]) -> Self:
        """Make the text of what was chosen, '' for nothing, several apart by 、."""
        choice = super().__new__(cls, chosen)
        choice.options = options
        return choice

    @property
    def boxes(self) -> str:
        """All options, each with its box."""
        words = [str.__str__(self), *str.__str__(self).split("、")]
        return " ".join(f"{'☑' if one in words else '☐'}{one}" for one in self.options)


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

    def __eq__(self, other: object) -> bool:
        return self.name == other if isinstance(other, str) else dict.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # a mapping that may change, as any dict


def in_percent(share: Decimal, digits: int | None = None) -> str:
    """Write a share in percent: 0.843049 is 84.3%.

    Unless digits are asked for, there is one decimal, and none where the percentage is whole: 1 is
    100%, but 0.9996 is 100.0%, which shows that it was rounded. It is never -0.
    """
    share = Decimal(share)
    if digits is None:
        digits = 0 if ARITHMETIC.multiply(share, HUNDRED) % 1 == 0 else 1
    mode = digits.mode if isinstance(digits, Places) else HALF_UP
    rounds_away = not round_to(share, Decimal(1).scaleb(-digits - 2), mode)
    return percentage(Decimal(0) if rounds_away else share, digits)
