"""What a filter of wording accepts, and what it says of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jinja2 import Undefined

from generator.templating.sizes import joined
from generator.templating.typed_figure import number_in
from generator.templating.typed_values import Named

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DIGITS = 6
FINAL_MARKS = "，。；：、,.;: \t\n\u3000"
LIMIT = Decimal(10**16)
"""No amount or count is this large, and no words reach it."""


class FilterError(ValueError):
    """What a filter was given cannot be written; ``filter_name`` is its name in wording."""

    def __init__(self, problem: str, filter_name: str = "") -> None:
        super().__init__(f"“{filter_name}”{problem}" if filter_name else problem)
        self.problem = problem
        self.filter_name = filter_name


class MissingValue(FilterError):  # noqa: N818 - a state of the data, not a defect
    """A filter was given nothing: the datum is not filled in, or the list is empty."""


class UnsuitableValue(FilterError):  # noqa: N818 - as above
    """A filter was given a value it cannot write."""


def require(value: object) -> None:
    """Raise ``MissingValue`` for what is not there: None, an unknown name, nothing in it."""
    if isinstance(value, Undefined):
        str(value)  # a strict environment raises here, and knows the name that is missing
        there = False
    elif isinstance(value, str):
        there = bool(value.strip())
    elif isinstance(value, int | Decimal):
        there = True
    else:
        there = value is not None and not (isinstance(value, list | tuple | Mapping) and not value)
    if not there:
        raise MissingValue("没有可写的内容")


def number_of(value: object, kind: Callable[[object], Decimal | None] = number_in) -> Decimal:
    """Return a number as a Decimal; texts, yes and no, and binary floats are refused.

    ``kind`` says what counts of a figure with a unit: its number, its money, its share.
    """
    found = kind(value)
    if found is None:
        raise UnsuitableValue(f"要用数，这里是{shown(value)}")
    number = Decimal(found)
    if not number.is_finite() or abs(number) >= LIMIT:
        raise UnsuitableValue("不是有限的数，或者太大")
    return number


def whole_of(value: object, least: int = 0) -> int:
    """Return a whole number from ``least``."""
    number = number_of(value)
    if number < least or number != number.to_integral_value():
        raise UnsuitableValue(f"要用不小于 {least} 的整数，这里是 {number:f}")
    return int(number)


def checked_digits(digits: object) -> int:
    """Return a number of decimals."""
    if isinstance(digits, bool) or not isinstance(digits, int) or not 0 <= digits <= MAX_DIGITS:
        raise UnsuitableValue(f"小数位数是 0 到 {MAX_DIGITS}，不是{shown(digits)}")
    return digits


def items_of(value: object) -> list[str]:
    """Return the items of a list as texts without final marks."""
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise UnsuitableValue(f"要用列表，这里是{shown(value)}")
    items = [bare(item) for item in value]
    if not items:
        raise MissingValue("列表是空的，措辞里要先判断")
    return joined(items)


def bare(value: object) -> str:
    """Return a text (or a number) without final marks."""
    text = f"{number_of(value):f}" if isinstance(value, int | Decimal) else value
    text = text.name if isinstance(text, Named) else text
    text = str.__str__(text) if isinstance(text, str) else text
    if not isinstance(text, str):
        raise UnsuitableValue(f"要用文字，这里是{shown(value)}")
    if not (stripped := text.strip().rstrip(FINAL_MARKS)):
        raise MissingValue(f"除了标点没有内容：{shown(value)}")
    return stripped


def shown(value: object) -> str:
    """Name a value that is refused."""
    if value is None:
        return "空值"
    if isinstance(value, bool):
        return "是或否"
    if isinstance(value, float):
        return "二进制小数"
    if isinstance(value, str):
        return f"文字“{value}”"
    return f" {value}" if isinstance(value, int | Decimal) else "一组数据"
