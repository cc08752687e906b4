"""Finding the quantities of a text: number, scale, unit, and the words before and after.

Works on folded text; dates, quoted titles, document numbers and list marks must be blanked before.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator import patterns
from generator.filing.measure.chinese_numbers import read_chinese
from generator.filing.measure.sign_words import POST, Lead, read_lead
from generator.filing.measure.units import (
    FREE_UNIT,
    SCALE,
    SCALES,
    UNIT,
    canonical,
    counts_in_chinese,
    is_duration,
    is_word,
)
from generator.structs import Struct

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_ONE = Decimal(1)
# With 亿 a product of these still has no more digits than Decimal keeps (28).
_MAX_WHOLE = 13
_MAX_DECIMALS = 6
_ARABIC = r"-?(?>[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?>\.[0-9]++)?+"
_SECTION = "[零〇一二两三四五六七八九十百千]"
_CHINESE = f"{_SECTION}{{1,9}}+(?:[亿万]{_SECTION}{{1,9}}+){{0,2}}+"
_NUMBER = f"(?:{_ARABIC}|{_CHINESE})"
_GAP = " {0,4}"  # blanks inside a value, as forms are padded with them
_QUANTITY = patterns.compile(
    "(?=[0-9零〇一二两三四五六七八九十百千-])"  # every other place is passed by at once
    r"(?<![0-9A-Za-z./×*\-])"
    "(?P<parts>[百千]分之)?+"
    f"(?:(?P<low>{_NUMBER}){_GAP}(?P<low_scale>{SCALE})?{_GAP}(?P<low_unit>{UNIT})?"
    f"{_GAP}(?P<to>[~—–\\-]++|至|到){_GAP})?"
    f"(?P<number>{_NUMBER})"
    f"(?!\\.?[0-9]|[/×*]|{_GAP}(?:月|号|级|届))"
    f"(?P<odd>余|多)?{_GAP}(?P<scale>{SCALE})?(?P<odd_after>余|多)?{_GAP}"
    f"(?:(?P<unit>{UNIT})(?P<odd_last>余|多)?|(?P<free>{FREE_UNIT}))?"
    f"{_GAP}(?P<post>{POST})?"
)
_ANY_DIGIT = patterns.compile("[0-9零〇一二两三四五六七八九十百千]")
_CLAUSE_END = patterns.compile("[,;。!?(\n]")
_JOINT = patterns.compile("[、和及与]")
_WIDE_RANGE = frozenset({"~", "至", "到"})
# A numeral after one of these is part of a word: 统一, 第一, 其一, 几十, 逐一.
_NO_NUMERAL_AFTER = frozenset("统逐其某唯单专之同几数好前十百千万亿")
_CALENDAR_YEARS = range(1900, 2200)


class Quantity(Struct, frozen=True):
    """One quantity as written.

    ``low`` is the lower bound of a range; ``scale`` multiplies both. ``head`` is where the words
    that belong to the number begin, ``clause`` where its clause does.
    """

    start: int
    end: int
    number: Decimal
    low: Decimal | None
    scale: Decimal
    unit: str
    post: str
    roughly: bool
    range_without_unit: bool
    lead: Lead
    head: int
    clause: int

    @property
    def is_duration(self) -> bool:
        """Whether it is a length of time."""
        return is_duration(self.unit)


class _Breaks(NamedTuple):
    """Where the clauses of a text begin, and where words behind a joint do, in its order."""

    clauses: list[int]
    joints: list[int]

    @classmethod
    def of(cls, folded: str) -> _Breaks:
        """Find them all at once, whatever quantities there will be."""
        return cls(
            [mark.end() for mark in _CLAUSE_END.finditer(folded)],
            [mark.end() for mark in _JOINT.finditer(folded)],
        )

    def before(self, start: int, previous_end: int) -> tuple[int, int]:
        """Return where the clause of a number begins, and where its own words in it begin."""
        clause = _last(self.clauses, start)
        if previous_end <= clause:
            return clause, clause
        return clause, max(_last(self.joints, start), previous_end)


def _last(places: list[int], start: int) -> int:
    """Return the last of the places that a number begins at or behind, 0 where there is none."""
    at = bisect_right(places, start)
    return places[at - 1] if at else 0


def find_quantities(folded: str) -> Iterator[Quantity]:
    """Yield the quantities in the order of the text."""
    if not _ANY_DIGIT.search(folded):
        return
    end, breaks = 0, _Breaks.of(folded)
    for match in _QUANTITY.finditer(folded):
        quantity = _quantity(folded, match, end, breaks)
        if quantity is not None:
            end = quantity.end
            yield quantity


def _quantity(
    folded: str, match: re.Match[str], previous_end: int, breaks: _Breaks
) -> Quantity | None:
    """Make a quantity of a match, None where the number only seems to be one."""
    number, low = _number(match["number"]), _low(match) if match["low"] else None
    unit, end = _unit(folded, match)
    start = match.start()
    if number is None or low is False or _is_other(folded, match, unit, number):
        return None
    clause, head = breaks.before(start, previous_end)
    lead = read_lead(folded[head:start])
    if _is_word(folded, match, unit, lead):
        return None
    odd = match.group("odd", "odd_after", "odd_last")
    return Quantity(
        start=start,
        end=end,
        number=number,
        low=low,
        scale=SCALES.get(match["scale"] or "", _ONE),
        unit=_with_period(unit, lead.period) if lead.period else unit,
        post=(match["post"] or "") if end == match.end() else "",
        roughly=lead.roughly or any(odd),
        range_without_unit=low is not None and _lacks_unit(match, unit),
        lead=lead,
        head=head,
        clause=clause,
    )


def _number(text: str) -> Decimal | None:
    """Read an Arabic or Chinese number, None where it is none or has too many digits."""
    if not text.isascii():
        value = read_chinese(text)
        return None if value is None else Decimal(value)
    digits = text.replace(",", "")
    if len(digits) <= _MAX_DECIMALS:  # as nearly all are
        return Decimal(digits)
    whole, _, decimals = digits.partition(".")
    if len(whole) > _MAX_WHOLE or len(decimals) > _MAX_DECIMALS:
        return None
    return Decimal(digits)


def _low(match: re.Match[str]) -> Decimal | Literal[False]:
    """Return the lower bound of a range in the scale of the upper, False if it is no bound.

    In 3～5万元 the first number has the scale of the second; in 8000元～1万元 it has its own.
    """
    low, own_unit = _number(match["low"]), match["low_unit"]
    if low is None or (own_unit and match["unit"] and canonical(own_unit) != _end_unit(match)):
        return False
    if not (own_unit or match["low_scale"]):
        return low
    ratio = SCALES.get(match["low_scale"] or "", _ONE) / SCALES.get(match["scale"] or "", _ONE)
    return low if ratio == 1 else low * ratio


def _end_unit(match: re.Match[str]) -> str:
    return canonical(match["unit"] or match["free"] or "")


def _unit(folded: str, match: re.Match[str]) -> tuple[str, int]:
    """Return the unit in its one form and the end, '' where the unit begins another word."""
    if match["parts"]:
        return ("%" if match["parts"][0] == "百" else "‰"), match.end()
    if match["free"]:
        return match["free"], match.end()
    unit, after = match["unit"] or "", match.end("unit")
    if unit and is_word(unit, folded[after : after + 1]):
        return "", match.start("unit")
    return canonical(unit), match.end()


def _is_other(folded: str, match: re.Match[str], unit: str, number: Decimal) -> bool:
    """Tell a calendar year, an interval (每3天), a rank and a model name (5G) from a quantity."""
    if (match["unit"] or "").startswith("年") and number in _CALENDAR_YEARS:
        return True
    if match.start() and folded[match.start() - 1] in "每第前":
        return True
    following = folded[match.end() : match.end() + 1]
    return not unit and following.isascii() and following.isalpha()


def _is_word(folded: str, match: re.Match[str], unit: str, lead: Lead) -> bool:
    """Tell a Chinese numeral that belongs to a word (统一, 一类) from one that counts."""
    numeral = match["number"]
    if numeral.isascii() or match["parts"]:
        return False
    if not unit:
        at_end = match.end() == len(folded.rstrip())
        return not at_end or bool(lead.subject and not match["scale"])
    before = folded[match.start() - 1] if match.start() else ""
    after = folded[match.end() : match.end() + 1]
    return before in _NO_NUMERAL_AFTER or not counts_in_chinese(numeral, unit, after)


def _with_period(unit: str, period: str) -> str:
    """Add the period of 每季度…1次: an actual value must then be one per quarter too."""
    if not period or not unit or "/" in unit or unit in "%‰百分点" or is_duration(unit):
        return unit
    return canonical(f"{unit}/{period}")


def _lacks_unit(match: re.Match[str], unit: str) -> bool:
    """Tell 20～40% (should be 20%～40%); the short 20-40% is one expression."""
    return unit in {"%", "‰"} and not match["low_unit"] and match["to"] in _WIDE_RANGE
