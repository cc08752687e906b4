from decimal import Decimal
from itertools import pairwise
from unittest import mock

import cn2an
import num2words
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.templating import chinese_converter
from generator.templating.chinese_converter import ChineseConverter
from generator.templating.numerals import (
    capital_amount,
    chinese,
    heading_number,
    ordinal,
    year_in_chinese,
)

WHOLE = st.integers(0, 10**16 - 1)
AMOUNTS = st.decimals(0, 10**13, places=2, allow_nan=False, allow_infinity=False)
CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "零"),
        ("10", "十"),
        ("11", "十一"),
        ("20", "二十"),
        ("99", "九十九"),
        ("100", "一百"),
        ("101", "一百零一"),
        ("110", "一百一十"),
        ("120", "一百二十"),
        ("1001", "一千零一"),
        ("1010", "一千零一十"),
        ("100000", "十万"),
        ("107000", "十万七千"),
        ("100010", "十万零一十"),
        ("120000", "十二万"),
        ("100005000", "一亿零五千"),
        ("1050000000", "十亿五千万"),
        ("1000000000000", "一万亿"),
        ("1000100000000", "一万零一亿"),
        ("-3", "负三"),
        ("0.50", "零点五零"),
        ("1.5", "一点五"),
    ],
)
def test_numbers_in_words(number, words) -> None:
    assert chinese(Decimal(number)) == words


@given(WHOLE)
def test_words_are_those_of_another_program(n) -> None:
    assert chinese(n) == cn2an.an2cn(str(n), "low")


@given(WHOLE)
def test_words_read_back(n) -> None:
    assert cn2an.cn2an(chinese(n), "smart") == n


@pytest.mark.parametrize(
    ("number", "words"), [(1, "第一"), (10, "第十"), (12, "第十二"), (101, "第一百零一")]
)
def test_places_in_an_order(number, words) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("year", "words"), [(2022, "二〇二二"), (2000, "二〇〇〇"), (1998, "一九九八")]
)
def test_years_digit_by_digit(year, words) -> None:
    assert year_in_chinese(year) == words


@given(st.integers(1, 9999))
def test_years_read_back(year) -> None:
    figures = str.maketrans("〇一二三四五六七八九", "0123456789")
    assert int(year_in_chinese(year).translate(figures)) == year


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.004", "零元整"),
        ("-0.004", "零元整"),
        ("0.05", "伍分"),
        ("0.53", "伍角叁分"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("11.155", "壹拾壹元壹角陆分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("120000", "壹拾贰万元整"),
        ("99999999.995", "壹亿元整"),
        ("1000000000000", "壹万亿元整"),
        ("-5.5", "负伍元伍角"),
    ],
)
def test_amounts_in_capitals(amount, words) -> None:
    assert capital_amount(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("10.700053", "万元", "壹拾万柒仟元零伍角叁分"),
        ("140.80", "万元", "壹佰肆拾万捌仟元整"),
        ("1.5", "亿元", "壹亿伍仟万元整"),
    ],
)
def test_amounts_in_larger_units(amount, unit, words) -> None:
    assert capital_amount(Decimal(amount), unit) == words


@given(AMOUNTS)
def test_capitals_are_those_of_another_program(amount) -> None:
    # Both ways are allowed: cn2an leaves out the 零 after a 元 place of 0.
    own = capital_amount(amount)
    if int(amount) % 10 == 0 and "角" in own:
        own = own.replace("元零", "元")
    assert own == cn2an.an2cn(f"{amount:f}", "rmb")


@given(AMOUNTS)
def test_capitals_read_back(amount) -> None:
    yuan, _, change = capital_amount(amount).rpartition("元")
    whole = cn2an.cn2an(yuan, "smart") if yuan else 0
    assert whole + read_change(change) == amount


@given(AMOUNTS)
def test_zeros_stand_alone_and_inside(amount) -> None:
    words = capital_amount(amount)
    assert "零零" not in words
    assert words == "零元整" or not words.startswith("零")
    assert words.endswith(("整", "角", "分"))


def test_headings() -> None:
    assert [heading_number(level, 3) for level in range(1, 5)] == ["三、", "（三）", "3.", "（3）"]
    assert heading_number(1, 11) == "十一、"
    assert heading_number(2, 20) == "（二十）"


@given(st.integers(1, 98))
def test_no_two_headings_have_one_number(n) -> None:
    assert heading_number(1, n) != heading_number(1, n + 1)


@pytest.mark.parametrize(("level", "n"), [(0, 1), (5, 1), (1, 0), (3, -1)])
def test_no_such_heading(level, n) -> None:
    with pytest.raises(ValueError, match="1"):
        heading_number(level, n)


@pytest.mark.parametrize("number", [1.5, True, "12", None])
def test_only_exact_numbers(number) -> None:
    with pytest.raises(TypeError):
        ChineseConverter().to_cardinal(number)


@pytest.mark.parametrize("number", [10**16, -(10**16)])
def test_numbers_too_large_for_words(number) -> None:
    with pytest.raises(OverflowError):
        chinese(number)


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "NaN"])
def test_what_cannot_be_counted(number) -> None:
    with pytest.raises(ValueError, match="not a"):
        ChineseConverter().to_ordinal(Decimal(number))


def test_other_currencies_have_no_capitals() -> None:
    with pytest.raises(NotImplementedError):
        ChineseConverter().to_currency(Decimal(1), currency="USD")


def test_registered_in_num2words() -> None:
    assert num2words.num2words(12, lang="zh_CN") == "十二"
    assert num2words.num2words(12, lang="zh_CN", to="ordinal_num") == "第12"
    assert num2words.num2words("1409.5", lang="zh_CN", to="currency", currency="CNY") == (
        "壹仟肆佰零玖元伍角"
    )


def test_an_upstream_converter_stays() -> None:
    upstream = object()
    with mock.patch.dict(num2words.CONVERTER_CLASSES, {"zh_CN": upstream}, clear=True):
        fresh = load_again()
        assert num2words.CONVERTER_CLASSES["zh_CN"] is upstream
        assert fresh["in_words"](12) == "十二"


def load_again() -> dict:
    import runpy  # noqa: PLC0415 - only this test runs a module twice

    return runpy.run_path(chinese_converter.__file__)


def read_change(text: str) -> Decimal:
    jiao, fen = (
        next((CAPITAL_DIGITS.index(a) for a, b in pairwise(text) if b == mark), 0)
        for mark in "角分"
    )
    return Decimal(jiao * 10 + fen) / 100
