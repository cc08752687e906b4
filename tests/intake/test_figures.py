"""Amounts as papers print them."""

from __future__ import annotations

import pytest

from generator.intake.figures import amount, is_nothing, points


@pytest.mark.parametrize(
    ("text", "unit", "digits"),
    [
        ("11.15", "万元", "11.15"),
        ("9.40万元", "万元", "9.40"),
        ("1,046.00", "万元", "1046.00"),
        ("１２", "万元", "12"),
        ("111500", "元", "11.15"),
        ("1.5亿元", "万元", "15000"),
        ("11.15万元", "元", "11.15"),  # a cell is taken at its word
        ("174万元（三项费用）", "万元", "174"),
        ("−3.5", "万元", "-3.5"),
        ("约12", "万元", "约12"),
        ("12-13", "万元", "12-13"),
    ],
)
def test_an_amount_is_its_digits_in_ten_thousands(text, unit, digits):
    assert amount(text, unit) == digits


@pytest.mark.parametrize("text", ["", "—", "——", " / ", "-", "无", "\n"])
def test_a_dash_is_nothing(text):
    assert is_nothing(text)


def test_nought_is_something():
    assert not is_nothing("0")


def test_points_lose_their_word():
    assert points(" 10分 ") == "10"
