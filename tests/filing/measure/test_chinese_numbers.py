"""Chinese numerals: read where they make one number, refused where they make none or two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.measure.chinese_numbers import read_chinese


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("一", 1),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十", 120),
        ("一百零二", 102),
        ("一百一十", 110),
        ("两千零五", 2005),
        ("一千零二十", 1020),
        ("一万两千", 12_000),
        ("十二万", 120_000),
        ("一万零三", 10_003),
        ("三亿零五万", 300_050_000),
        ("一亿二千万", 120_000_000),
        ("二〇二二", 2022),
    ],
)
def test_numerals_that_make_a_number(text, number):
    assert read_chinese(text) == number


@pytest.mark.parametrize(
    "text", ["", "一百二", "一万二", "三五", "十百", "百", "万", "一一", "五十三百"]
)
def test_numerals_that_do_not(text):
    assert read_chinese(text) is None


def written(number: int) -> str:
    """Write a number below 10000 digit by digit, the plainest way."""
    text, pending = "", False
    for rank, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // rank % 10
        if digit:
            text += ("零" if pending and text else "") + "一二三四五六七八九"[digit - 1] + mark
        pending = not digit
    return text


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_written_numbers_read_back(myriads, rest):
    assert read_chinese(written(myriads)) == myriads
    between = "零" if 0 < rest < 1000 else ""
    assert read_chinese(f"{written(myriads)}万{between}{written(rest)}") == myriads * 10_000 + rest
