"""Reading whole numbers written in Chinese numerals (num2words only writes them)."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_RANKS = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = 10_000
_YEAR_LENGTH = 4


def read_chinese(text: str) -> int | None:
    """Return the number, None where the numerals make none or more than one could be meant.

    一百二 is such a case: 120 in speech, 102 by the letters.
    """
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return _by_place(text)
    total = 0
    for mark, weight in (("亿", _MYRIAD**2), ("万", _MYRIAD)):
        head, found, tail = text.partition(mark)
        if not found:
            continue
        many = _section(head)
        if not many:
            return None
        total, text = total + many * weight, tail
    rest = _section(text) if text else 0
    if rest is None or (total and 0 < rest < _RANKS["千"] and text[0] not in "零〇"):
        return None
    return total + rest if total or text else None


def _by_place(text: str) -> int | None:
    """Read digit by digit, as years are written (二〇二二); 三五 alone means a few."""
    if "〇" not in text and len(text) != _YEAR_LENGTH:
        return None
    return int("".join(str(_DIGITS[character]) for character in text))


def _section(text: str) -> int | None:
    """Read a number below 10000; the ranks must fall, and a skipped rank needs its 零."""
    total, digit, floor, skipped = 0, -1, _MYRIAD, True
    for character in text:
        if (rank := _RANKS.get(character)) is None:
            if digit > 0 or (digit == 0 and not _DIGITS[character]):
                return None
            digit = _DIGITS[character]
            skipped = skipped or not digit
            continue
        if rank >= floor or (digit <= 0 and not (rank == _RANKS["十"] and not total)):
            return None
        total, digit, floor, skipped = total + max(digit, 1) * rank, -1, rank, False
    if digit > 0 and not skipped and floor > _RANKS["十"]:
        return None
    return total + max(digit, 0) if text else None
