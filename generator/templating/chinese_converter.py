"""Chinese for num2words, and its one door.

The released num2words has no Chinese, so a converter of ours is registered in it. Its methods are
those every num2words language has: once a released Chinese converter writes the same words (the
tests of this module decide), the class can be deleted and ``numerals`` stays as it is.
"""

from __future__ import annotations

from decimal import Decimal

from num2words import CONVERTER_CLASSES, num2words
from num2words.base import Num2Word_Base

from generator.expressions.rounding import round_to

_DIGITS = "零一二三四五六七八九"
_RANKS = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
_LIMIT = 10**16  # 万亿 is the last rank in use; 10**16 would be 一亿亿
_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_YEARS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LAST_YEAR = 9999
_FEN = Decimal("0.01")


class ChineseConverter(Num2Word_Base):  # type: ignore[misc]  # num2words ships no types
    """Simplified Chinese for num2words: exact numbers only, no binary floats."""

    def to_cardinal(self, value: int | Decimal) -> str:
        """Write a number: 120 is 一百二十, 10 is 十, 0.50 is 零点五零, -3 is 负三."""
        sign, whole, decimals = _parts(value)
        words = _whole(whole)
        words = words.removeprefix("一") if words.startswith("一十") else words
        point = "点" + "".join(_DIGITS[int(digit)] for digit in decimals) if decimals else ""
        return sign + words + point

    def to_ordinal(self, value: int | Decimal) -> str:
        """Write a place in an order: 3 is 第三."""
        return f"第{self.to_cardinal(counted(value))}"

    def to_ordinal_num(self, value: int | Decimal) -> str:
        """Write a place in an order with figures: 3 is 第3."""
        return f"第{counted(value)}"

    def to_year(self, value: int | Decimal) -> str:
        """Write a year digit by digit, with 〇: 2020 is 二〇二〇 (GB/T 15835)."""
        year = counted(value)
        if year > _LAST_YEAR:
            raise OverflowError(f"not a year of the calendar: {year}")
        return str(year).translate(_YEARS)

    def to_currency(self, value: int | Decimal, currency: str = "CNY") -> str:
        """Write an amount in 元 in capitals, half up to 分: 1409.5 is 壹仟肆佰零玖元伍角.

        Where the rules for bills (支付结算办法, 附一) leave a choice, 整 is not written after 角,
        and 零 is written before 角 after a 元 place of 0.
        """
        if currency != "CNY":
            raise NotImplementedError(f"no capitals for {currency}")
        sign, whole, decimals = _parts(round_to(_exact(value), _FEN))
        jiao, fen = (int(digit) for digit in decimals)
        yuan = f"{_whole(whole)}元" if whole or not (jiao or fen) else ""
        return sign + (yuan + _small_change(whole, jiao, fen)).translate(_CAPITALS)


# An upstream converter is not replaced: other users of num2words in this process rely on it.
LANGUAGE = "zh_CN" if "zh_CN" not in CONVERTER_CLASSES else "zh_CN_ziping"
CONVERTER_CLASSES[LANGUAGE] = ChineseConverter()


def in_words(n: int | Decimal, **options: str) -> str:
    """Let num2words write a number by our converter."""
    return str(num2words(n, lang=LANGUAGE, **options))


def _whole(n: int) -> str:
    """Write a whole number with every 一 spoken (一十); one 零 where a rank is skipped."""
    for weight, mark in _RANKS:
        if n >= weight:
            head, tail = divmod(n, weight)
            gap = "零" if 0 < tail < weight // 10 else ""
            return _whole(head) + mark + gap + (_whole(tail) if tail else "")
    return _DIGITS[n]


def _small_change(whole: int, jiao: int, fen: int) -> str:
    """Write what follows 元: 整, or 角 and 分 with the 零 that a 0 before them asks for."""
    if not (jiao or fen):
        return "整"
    gap = "零" if whole and (not jiao or whole % 10 == 0) else ""
    return gap + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "")


def _parts(value: int | Decimal) -> tuple[str, int, str]:
    """Take a number apart: sign word, whole part, decimals as they are written."""
    number = _exact(value)
    if abs(number) >= _LIMIT:
        raise OverflowError(f"no words for numbers from {_LIMIT}: {number}")
    whole, _, decimals = f"{abs(number):f}".partition(".")
    return "负" if number < 0 else "", int(whole), decimals


def _exact(value: int | Decimal) -> Decimal:
    """Return the number as a Decimal; a float has lost its digits already."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"not an exact number: {value!r}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return number


def counted(value: int | Decimal) -> int:
    """Return a number that counts from 1."""
    number = _exact(value)
    if number < 1 or number != number.to_integral_value():
        raise ValueError(f"not a whole number from 1: {value}")
    return int(number)
