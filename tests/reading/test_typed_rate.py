"""One reading of rates for scores, checks, columns of forms and the decimals of papers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.typed_rate import typed_rate


@pytest.mark.parametrize(
    ("text", "share", "certain", "digits"),
    [
        ("84.3%", "0.843", "0.843", 1),
        (" 84.3 ％", "0.843", "0.843", 1),
        ("84.3", "0.843", None, 1),
        ("0.843", "0.843", "0.843", 1),
        (".8", "0.8", "0.8", 0),
        ("1", "1", "1", 0),
        ("1.05", "1.05", None, 0),
        ("0.5%", "0.005", "0.005", 1),
        ("-5%", "-0.05", "-0.05", 0),
    ],
)
def test_share_and_percent_are_told_apart(text, share, certain, digits):
    rate = typed_rate(text)
    assert rate.share == Decimal(share)
    assert rate.certain == (None if certain is None else Decimal(certain))
    assert rate.digits_in_percent == digits


@pytest.mark.parametrize("text", ["", "约八成", "90%以上", "8,4%", "1e2", "%"])
def test_words_are_no_rate(text):
    assert typed_rate(text) is None


@given(st.decimals("0.03", "150", places=3))
def test_a_rate_with_its_sign_is_what_it_says(value):
    assert typed_rate(f"{value:f}%").share * 100 == value
