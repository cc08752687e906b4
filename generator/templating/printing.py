"""How a value prints where no filter says it: by its kind, the same in every kind of template."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.expressions.rounding import round_to
from generator.templating.trouble_notes import money_here
from generator.templating.typed_values import Choice, Money, Named, Share, Typed, WorkedOutMoney

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_DECIMALS = 6
"""What is worked out and has more decimals is a quotient, and nobody says how to round it."""

UNROUNDED = "是算出来的数，要用过滤器写，例如万元、百分比、小数位，写明几位小数"
A_GROUP = "是一组数据，不能直接写成文字，要写到具体的一项，或者用过滤器"
NO_NUMBER = "不是有限的数"
BINARY = "是二进制小数，不能直接写成文字"


class UnprintableError(ValueError):
    """A value that has no text of its own; ``problem`` says what it is, to follow “的值”."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def printed(value: object) -> str:
    """Return the text of a value; raise ``UnprintableError`` where it has none.

    A value that is not there (None, an unknown name) is not printed here: whether that is a blank
    or a mistake is for each kind of template to say.
    """
    text = _text_of(type(value))  # type: ignore[arg-type]  # a class can be a key
    if text is not None:
        return text(value)
    if isinstance(value, tuple) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    raise UnprintableError(BINARY if isinstance(value, float) else A_GROUP)


@cache
def _text_of(kind: type) -> Callable[[Any], str] | None:
    """Return what writes the values of a class; None where they have no text of their own."""
    return next((text for kinds, text in _TEXTS if issubclass(kind, kinds)), None)


def day(value: date) -> str:
    """Write a date without leading zeros: 2022年3月10日 (GB/T 9704)."""
    return f"{value.year}年{value.month}月{value.day}日"


def _digits(value: Decimal) -> str:
    """Write the digits of what was worked out, never with an exponent, never all 28 of them."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise UnprintableError(NO_NUMBER)
    if exponent < -MOST_DECIMALS:
        raise UnprintableError(UNROUNDED)
    return format(value, "f")


def money(value: Money) -> str:
    """Write an amount in the unit, and with the decimals, of the papers that it stands in."""
    paper = money_here()
    if paper is None:
        return _digits(value) if isinstance(value, WorkedOutMoney) else str(value)
    number = paper.number(value)
    if paper.digits is not None:
        number = round_to(number, Decimal(1).scaleb(-paper.digits))
    text = _digits(number + 0) if isinstance(value, WorkedOutMoney) else f"{number:f}"
    return f"{Decimal(text):,f}" if paper.marks else text


_TEXTS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (str, lambda value: value.boxes if type(value) is Choice else str.__str__(value)),
    (Money, money),
    ((Typed, Share, Named), str),
    (Decimal, _digits),
    (bool, lambda value: "是" if value else "否"),  # before int, whose kind it is
    (int, int.__repr__),
    (date, day),
)
