"""The scalar types of models, all read from the written text.

YAML itself resolves nothing: ``001001``, ``12:30`` and ``no`` arrive as they were typed, and the
model's type alone says what they are. What a type cannot read for certain is refused with a hint
how to write it, never guessed. Values that are typed already pass, so that programs can build
records too.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from generator import patterns
from generator.reading import limits
from generator.reading.mistake import mistake
from generator.reading.number_hint import DATES, GROUPED, PLAIN_NUMBER, number_hint
from generator.reading.setting import setting_here

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")

DIGIT = patterns.compile(r"[0-9]")
PLAIN_COUNT = patterns.compile(r"[0-9]+")
DASHES = frozenset({"—", "——", "―", "－", "–", "-", "--", "/", "／"})
"""What a cell without a number bears in a table: it is blank."""
FIRST_YEAR, LAST_YEAR = 2000, 2100
YES, NO = "是", "否"
YES_WORDS = frozenset({"true", "yes", "y", "on", "1", "√", "✓", "有", "对"})
NO_WORDS = frozenset({"false", "no", "n", "off", "0", "×", "✗", "无", "错"})
SHOWN = 40  # characters of a refused value that a message repeats


def shown(value: object) -> str:
    """Return a refused value as a message repeats it: one line, and not too long."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def number(value: object) -> Decimal | None:
    """Read a number, its digits kept: ``9.40`` stays ``Decimal("9.40")``, ``9,034.50`` 9034.50.

    The mark of an empty cell is none, in a filing.
    """
    return _number(value)


def _number(value: object, *, money: bool = False) -> Decimal | None:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, str):
        raise mistake("M05", value=_kind(value), hint="这里只能填一个数")
    text = value.strip()
    most = limits.NUMBER_DIGITS
    if _is_too_long(text):
        raise mistake("M06", value=shown(text), most=str(most))
    if "," in text and GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    if is_dash(text):
        return None
    raise mistake("M05", value=shown(text), hint=number_hint(text, money=money))


def is_dash(value: object) -> bool:
    """Tell whether a unit typed the mark of an empty cell; other files have no empty cells."""
    return isinstance(value, str) and value.strip() in DASHES and setting_here() is not None


def size(value: object) -> Decimal | None:
    """Read a number that is not negative and no money: points, an area."""
    return _not_negative(number(value), value)


def _not_negative(read: Decimal | None, value: object) -> Decimal | None:
    if read is None or not read.is_signed():
        return read
    if read:
        raise mistake("M07", value=shown(value))
    return abs(read)


def amount(value: object) -> Decimal | None:
    """Read money that is not negative, in the unit of its file, as 万元."""
    read, setting = _not_negative(_number(value, money=True), value), setting_here()
    return read if setting is None or read is None else setting.wan(read)


def change(value: object) -> Decimal | None:
    """Read by how much money was changed, as 万元: a cut is negative."""
    read, setting = _number(value, money=True), setting_here()
    return read if setting is None or read is None else setting.wan(read)


def _or_blank(read: Callable[[object], R], value: object) -> R | None:
    """Read a value; the mark of an empty cell is none, wherever a filing may leave one out."""
    try:
        return read(value)
    except PydanticCustomError:
        if is_dash(value):
            return None
        raise


def count(value: object) -> int | None:
    """Read a whole number of people, things or times."""
    return _or_blank(_whole, value)


def _is_too_long(text: str) -> bool:
    """Tell a number with too many digits; a long text is no number at all."""
    most = limits.NUMBER_DIGITS
    return len(text) > most and sum(char.isdigit() for char in text) > most


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if not isinstance(value, str):
        raise mistake("M08", value=_kind(value), hint="这里只能填一个整数")
    text = value.strip()
    if _is_too_long(text):
        raise mistake("M06", value=shown(text), most=str(limits.NUMBER_DIGITS))
    if not PLAIN_COUNT.fullmatch(text):
        raise mistake("M08", value=shown(text), hint=_count_hint(text))
    return int(text)


def year(value: object) -> int:
    """Read a year of four digits between 2000 and 2100."""
    if isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR:
        return value
    text = value.strip() if isinstance(value, str) else _kind(value)
    if PLAIN_COUNT.fullmatch(text) and len(text) == len(str(FIRST_YEAR)):
        read = int(text)
        if FIRST_YEAR <= read <= LAST_YEAR:
            return read
    raise mistake("M09", value=shown(text), hint=_year_hint(text))


def yes_no(value: object) -> bool:
    """Read 是 or 否."""
    if isinstance(value, bool):
        return value
    text = value.strip() if isinstance(value, str) else _kind(value)
    if text in {YES, NO}:
        return text == YES
    raise mistake("M10", value=shown(text), hint=_yes_no_hint(text))


def date(value: object) -> dt.date | None:
    """Read a day written as 2022-03-10, 2022.3.10 or 2022年3月10日."""
    return _or_blank(_day, value)


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    text = value.strip() if isinstance(value, str) else _kind(value)
    written = next((match for form in DATES if (match := form.fullmatch(text))), None)
    if written is None:
        raise mistake(
            "M11", value=shown(text), hint="写成 2022-03-10 或 2022年3月10日，年月日都要有"
        )
    try:
        return dt.date(*(int(written[part]) for part in ("year", "month", "day")))
    except ValueError:
        hint = "日历上没有这一天，核对月份和日期"
        raise mistake("M11", value=shown(text), hint=hint) from None


def _count_hint(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text)
    if PLAIN_COUNT.fullmatch(narrow):
        return f"改用半角数字，写成 {narrow}"
    if PLAIN_NUMBER.fullmatch(narrow):
        return "填 0 或正整数，不带小数点和正负号"
    return number_hint(text) if DIGIT.search(narrow) else "填阿拉伯数字，例如 2；没有的填 0"


def _year_hint(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text).removesuffix("年度").removesuffix("年")
    if PLAIN_COUNT.fullmatch(narrow) and FIRST_YEAR <= int(narrow[:5]) <= LAST_YEAR:
        return f"只填四位数字，写成 {narrow}"
    return f"填 {FIRST_YEAR} 到 {LAST_YEAR} 之间的四位数字，例如 2022"


def _yes_no_hint(text: str) -> str:
    word = text.casefold()
    if word in YES_WORDS:
        return f"写成“{YES}”"
    return f"写成“{NO}”" if word in NO_WORDS else f"只能填“{YES}”或“{NO}”"


def _kind(value: object) -> str:
    """Name what stands where a scalar belongs."""
    if isinstance(value, dict):
        return "一组键值"
    return "一个列表" if isinstance(value, list) else shown(value)


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
"""A text as typed, without outer white space."""

_Written = str | int
_Number = _Written | float
Number = Annotated[Decimal, PlainValidator(number, json_schema_input_type=_Number)]
"""A decimal number, digits kept."""

Amount = Annotated[Decimal, PlainValidator(amount, json_schema_input_type=_Number)]
"""Money, not negative: read in the unit of its file, kept in 万元."""

Size = Annotated[Decimal, PlainValidator(size, json_schema_input_type=_Number)]
"""A number that is not negative and no money: points, an area."""

Change = Annotated[Decimal, PlainValidator(change, json_schema_input_type=_Number)]
"""Money that was added, negative where it was cut; kept in 万元."""

Count = Annotated[int, PlainValidator(count, json_schema_input_type=_Written)]
"""A whole number, not negative."""

Year = Annotated[int, PlainValidator(year, json_schema_input_type=_Written)]
"""A year of four digits."""

YesNo = Annotated[bool, PlainValidator(yes_no, json_schema_input_type=str)]
"""是 or 否."""

Date = Annotated[dt.date, PlainValidator(date, json_schema_input_type=str)]
"""A day."""
