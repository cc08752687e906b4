"""A hint at a number holds a figure only where the typed text leaves no doubt about it."""

from __future__ import annotations

import re

import pytest

from generator.reading import MONEY_UNITS, Setting, reading_as
from generator.reading.number_hint import number_hint


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("4O", "是不是 40？"),
        ("1O0", "是不是 100？"),
        ("5l", "是不是 51？"),
        ("I2.5", "是不是 12.5？"),
        ("４Ｏ", "是不是 40？"),
        ("2〇", "是不是 20？"),
    ],
)
def test_letters_among_digits_are_asked_about(typed, told):
    """Fault: 4O was told to be 4 without the unit O."""
    assert number_hint(typed).startswith(told)


@pytest.mark.parametrize(
    ("typed", "in_wan", "in_yuan"),
    [
        ("42亿", "折成 420000", "折成 4200000000"),
        ("42 亿元", "折成 420000", "折成 4200000000"),
        ("420千", "折成 42", "折成 420000"),
        ("0.42百万元", "折成 42", "折成 420000"),
        ("3十万", "折成 30", "折成 300000"),
        ("1.5千万元", "折成 1500", "折成 15000000"),
        ("420百元", "折成 4.2", "折成 42000"),
        ("42万", "只填数 42，", "折成 420000"),
        ("1,200元", "折成 0.12", "只填数 1,200，"),
    ],
)
def test_scales_of_money_are_converted(typed, in_wan, in_yuan):
    """Fault: 42亿 was told to be 42, in a file of 万元."""
    assert in_wan in number_hint(typed, money=True)
    with reading_as(Setting(money=MONEY_UNITS["元"])):
        assert in_yuan in number_hint(typed, money=True)


@pytest.mark.parametrize("typed", ["约42", "42多", "42余万元", "40-50", "40—50人", "40~50", "42±2"])
def test_what_is_vague_is_asked_for_exactly(typed):
    assert number_hint(typed, money=True) == "填一个确切的数，不填约数和区间"


@pytest.mark.parametrize("typed", ["1.2.3", "1..5", "3.."])
def test_one_point_is_enough(typed):
    assert number_hint(typed).startswith("小数点只能有一个")


@pytest.mark.parametrize(
    "typed",
    [
        *("1,23", "1,23万元", "42ab", "42（含上年）", "4O万元", "42w", "3/4", "12人其中女5人"),
        *("42美元", "十二", "4万人", "O"),
    ],
)
def test_what_is_not_certain_gets_no_figure(typed):
    told = number_hint(typed, money=True)
    assert not re.search("[0-9]", told.replace("9.40", ""))


@pytest.mark.parametrize("typed", ["42亿", "3千", "3万"])
def test_a_scale_is_money_only_where_money_stands(typed):
    assert not re.search("[0-9]", number_hint(typed).replace("9.40", ""))


@pytest.mark.parametrize(
    ("typed", "unit"), [("12人", "人"), ("50 期", "期"), ("30平方米", "平方米")]
)
def test_known_units_are_left_out(typed, unit):
    assert f"不带“{unit}”" in number_hint(typed)
