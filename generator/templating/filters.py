"""Filters of wording: how a value is written in prose, under the Chinese names wording uses.

Money is in 万元, rates are shares (0.843 is 84.3%). All is Decimal, rounded half up once, here. A
filter that is given nothing raises ``MissingValue``, one given the wrong thing ``UnsuitableValue``:
wording never prints “None”.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import wraps
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import round_to
from generator.reading import MONEY_UNITS, WAN
from generator.scoring.decimals import in_unit
from generator.templating.filter_input import (
    FilterError,
    UnsuitableValue,
    bare,
    checked_digits,
    items_of,
    number_of,
    require,
    shown,
    whole_of,
)
from generator.templating.numerals import capital_amount, chinese, ordinal, year_in_chinese
from generator.templating.printing import day as written_day
from generator.templating.quoting import asked_in_prose
from generator.templating.trouble_notes import decimals_here, money_here
from generator.templating.typed_figure import money_in, number_in, share_in
from generator.templating.typed_values import Money, in_percent

if TYPE_CHECKING:
    from collections.abc import Callable

YI = Decimal(10_000)
"""One 亿元 in 万元."""

SENTENCE_ENDS = ("！", "？", "……", "。”", "！”", "？”", "。）")
YEARS = range(1900, 2100)


def wan_yuan(value: object, digits: int | None = None) -> str:
    """Write 万元 with the digits typed, or with a fixed number of decimals: 140.80万元."""
    return f"{_figure(_money(value, '万元'), digits)}万元"


def yuan(value: object, digits: int | None = None) -> str:
    """Write an amount in 万元 as 元: 0.3 is 3000元, 140.80 is 1408000元."""
    return f"{_figure(_money(value, '元'), digits)}元"


def _money(value: object, unit: str) -> Decimal:
    """Return an amount in a unit, with the digits typed where it was typed in that."""
    number, paper = number_of(value, money_in), money_here()
    return in_unit(number, MONEY_UNITS[unit], paper.typed if paper else WAN)


def _stated(value: object) -> Decimal:
    """Return a number as papers state it: an amount in their unit of money."""
    paper = money_here() if isinstance(value, Money) else None
    return number_of(value) if paper is None else paper.number(number_of(value))


def yi_yuan(value: object, digits: int = 2) -> str:
    """Write an amount in 万元 as 亿元: 23456.78 is 2.35亿元."""
    return f"{_figure(ARITHMETIC.divide(number_of(value, money_in), YI), digits)}亿元"


def amount(value: object, digits: int | None = None) -> str:
    """Write an amount in 万元 as prose does: 亿元 (two decimals unless said) from 10000万元.

    Where papers are in another unit, prose is too.
    """
    paper = money_here()
    if paper is not None and paper.unit != WAN:
        digits = paper.digits if digits is None else digits
        return f"{_figure(_money(value, paper.unit.name), digits)}{paper.unit.name}"
    written = Decimal(_figure(_money(value, "万元"), digits))
    if abs(written) >= YI:
        return yi_yuan(value, 2 if digits is None else digits)
    return wan_yuan(value, digits)


def as_tables(value: object, digits: int | None = None) -> str:
    """Write an amount in 万元 as the tables of the papers state it, with their unit: 120,000.00元.

    Prose that is shipped uses it, so that it follows any form and loses no digit to 亿元.
    """
    paper = money_here()
    if paper is None:
        return wan_yuan(value, digits)
    unit = paper.unit.name
    text = _figure(_money(value, unit), paper.digits if digits is None else digits)
    return f"{Decimal(text):,f}{unit}" if paper.marks else f"{text}{unit}"


def percent(value: object, digits: int | None = None) -> str:
    """Write a share in percent: 0.843049 is 84.3%, 1 is 100%; a figure in percent is a share."""
    share = number_of(value, share_in)
    return in_percent(share, None if digits is None else checked_digits(digits))


def percentage_points(
    value: object, base: object, digits: int | None = None, up: str = "提高", down: str = "下降"
) -> str:
    """Write the difference of two shares: 0.85 against 0.835 is 提高1.5个百分点."""
    change = ARITHMETIC.subtract(number_of(value, share_in), number_of(base, share_in))
    size = percent(abs(change), digits).removesuffix("%")
    return _direction(change, size, "个百分点", (up, down))


def relative_change(
    value: object, base: object, digits: int | None = None, up: str = "增加", down: str = "减少"
) -> str:
    """Write a change in percent of its base: 112.3 against 100 is 增加12.3%, 100 持平.

    A base that is not above 0 has no percentage (check B14): wording must ask for it first.
    """
    now, before = number_of(value), number_of(base)
    if now == before:
        return "持平"
    if before <= 0:
        raise UnsuitableValue(f"基数为 {before:f}，算不出增减的百分比，措辞里要先判断基数")
    change = ARITHMETIC.subtract(now, before)
    size = percent(ARITHMETIC.divide(abs(change), before), digits).removesuffix("%")
    return _direction(change, size, "%", (up, down))


def thousands(value: object, digits: int | None = None) -> str:
    """Write a number with thousands marks: 12345.60 is 12,345.60."""
    return f"{Decimal(_figure(_stated(value), digits)):,f}"


def decimals(value: object, digits: int) -> str:
    """Write a number with a fixed number of decimals, half up: 3.14159 is 3.14."""
    return _figure(_stated(value), digits)


def capitals(value: object, unit: str = "万元") -> str:
    """Write an amount in 万元 (or 元, 亿元) in capitals: 12 is 壹拾贰万元整."""
    if unit not in {"元", "万元", "亿元"}:
        raise UnsuitableValue(f"大写金额的单位是元、万元或亿元，不是“{unit}”")
    number = number_of(value, money_in if unit == "万元" else number_in)
    return capital_amount(number, unit)


def words(value: object) -> str:
    """Write a number in Chinese: 120 is 一百二十."""
    return chinese(number_of(value))


def place(value: object) -> str:
    """Write a place in an order: 3 is 第三."""
    return ordinal(whole_of(value, least=1))


def year(value: object, style: str = "数字") -> str:
    """Write a year: 2022年, or 二〇二二年 with “中文”."""
    number = whole_of(value)
    if number not in YEARS:
        raise UnsuitableValue(f"{number} 不是四位数的年份")
    if style not in {"数字", "中文"}:
        raise UnsuitableValue(f"年份的写法是“数字”或“中文”，不是“{style}”")
    return f"{year_in_chinese(number) if style == '中文' else number}年"


def day(value: object) -> str:
    """Write a date without leading zeros: 2022年3月10日 (GB/T 9704)."""
    if not isinstance(value, date):
        raise UnsuitableValue(f"要用日期，这里是{shown(value)}")
    return written_day(value)


def listed(value: object) -> str:
    """Join items with 、: 甲、乙、丙; titles and quotations side by side need none (GB/T 15834)."""
    items = items_of(value)
    joints = [
        "" if left[-1] + right[0] in {"》《", "”“"} else "、" for left, right in pairwise(items)
    ]
    return items[0] + "".join(map("".join, zip(joints, items[1:], strict=True)))


def clauses(value: object) -> str:
    """Join clauses with ；, each without a final mark of its own."""
    return "；".join(items_of(value))


def sentence(value: object) -> str:
    """End a text with exactly one 。, unless it ends as a sentence does (！ ？ …… 。”)."""
    text = bare(value)
    return text if text.endswith(SENTENCE_ENDS) else f"{text}。"


def unpunctuated(value: object) -> str:
    """Take the final marks off a text, so that it can stand within a sentence."""
    return bare(value)


def asked(value: object) -> str:
    """Write a target as a sentence does: ≥90% is 不低于90%."""
    return asked_in_prose(bare(value))


def _figure(number: Decimal, digits: int | None) -> str:
    """Write the digits as typed, or round half up to a number of decimals; never “-0”."""
    if digits is not None:
        number = round_to(number, Decimal(1).scaleb(-checked_digits(digits)))
    return f"{number or abs(number):f}"


def _direction(change: Decimal, size: str, unit: str, verbs: tuple[str, str]) -> str:
    """Put a change into words; one too small for its digits is 基本持平."""
    if not change:
        return "持平"
    if not Decimal(size):
        return "基本持平"
    up, down = verbs
    return f"{up if change > 0 else down}{size}{unit}"


def _guarded(name: str, function: Callable[..., str]) -> Callable[..., str]:
    """Refuse nothing in place of any value, and name the filter in what is raised."""

    @wraps(function)
    def guarded(*args: object, **kwargs: object) -> str:
        try:
            for given in (*args, *kwargs.values()):
                require(given)
            return function(*args, **kwargs)
        except FilterError as error:
            raise type(error)(error.problem, name) from None
        except OverflowError:
            raise UnsuitableValue("数太大，写不成中文数字", name) from None

    return guarded


_NAMED: dict[str, Callable[..., str]] = {
    "万元": wan_yuan,
    "元": yuan,
    "亿元": yi_yuan,
    "金额": amount,
    "表列金额": as_tables,
    "百分比": percent,
    "占比": percent,
    "百分点": percentage_points,
    "变动": relative_change,
    "千分位": thousands,
    "小数位": decimals,
    "大写金额": capitals,
    "大写": capitals,
    "中文数": words,
    "序数": place,
    "年份": year,
    "日期": day,
    "顿号": listed,
    "分号": clauses,
    "补句号": sentence,
    "去标点": unpunctuated,
    "要求": asked,
}

FILTERS = {name: _guarded(name, function) for name, function in _NAMED.items()}
"""The filters of a Jinja environment, by their names in wording."""

DIGITS_AT = {"百分比": 1, "占比": 1, "百分点": 2, "变动": 2}
"""The filters that write a rate, each with the place of its digits among its arguments."""


def _as_papers(name: str, place: int) -> Callable[..., str]:
    """Let a filter write the decimals of the papers where the template asks for none of its own."""
    function = FILTERS[name]

    @wraps(function)
    def as_papers(*args: object, **kwargs: object) -> str:
        decimals = None if len(args) > place or "digits" in kwargs else decimals_here()
        if decimals is None:
            return function(*args, **kwargs)
        digits = decimals.share if name == "占比" else decimals.rate
        return function(*args, digits=digits, **kwargs)

    return as_papers


PAPER_FILTERS = FILTERS | {name: _as_papers(name, place) for name, place in DIGITS_AT.items()}
"""The filters for the papers of a unit: a rate has the decimals that those have."""
