"""Chinese numerals: numbers, places, years, amounts and the numbers of headings in words.

num2words brings sixty languages with it, so it is imported when the first word is asked for.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from generator.expressions.arithmetic import ARITHMETIC

_UNITS = {"元": Decimal(1), "万元": Decimal(10**4), "亿元": Decimal(10**8)}
_HEADINGS = ("{chinese}、", "（{chinese}）", "{n}.", "（{n}）")


def chinese(n: int | Decimal) -> str:
    """Write a number in words: 120 is 一百二十."""
    return _whole(n) if type(n) is int else _exact(f"{n:f}")


def ordinal(n: int) -> str:
    """Write a place in an order, from 1: 3 is 第三."""
    return _written(n, to="ordinal")


def year_in_chinese(y: int) -> str:
    """Write a year digit by digit, without 年: 2022 is 二〇二二."""
    return _written(y, to="year")


def capital_amount(d: Decimal, unit: str = "元") -> str:
    """Write an amount given in 元, 万元 or 亿元 in capitals: 12 万元 is 壹拾贰万元整."""
    yuan = ARITHMETIC.multiply(d, _UNITS[unit])
    return _written(yuan, to="currency", currency="CNY")


def heading_number(level: int, n: int) -> str:
    """Write the number of a heading: 一、 （一） 1. （1） for the levels 1 to 4 (GB/T 9704)."""
    if not 1 <= level <= len(_HEADINGS):
        raise ValueError(f"headings have levels 1 to {len(_HEADINGS)}, not {level}")
    count = ordinal(n).removeprefix("第")  # refuses what does not count from 1
    return _HEADINGS[level - 1].format(chinese=count, n=n)


@lru_cache(maxsize=1024)  # of the same few whole numbers
def _whole(n: int) -> str:
    return _written(n)


@lru_cache(maxsize=1024)  # by the digits, which are a Decimal's own: 1.0 is equal to 1
def _exact(digits: str) -> str:
    return _written(Decimal(digits))


def _written(n: int | Decimal, **options: str) -> str:
    from generator.templating.chinese_converter import in_words  # noqa: PLC0415

    return in_words(n, **options)
