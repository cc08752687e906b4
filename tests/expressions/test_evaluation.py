from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.expressions import Expression

DATA = {
    "甲": Decimal(6),
    "乙": Decimal(4),
    "零": Decimal(0),
    "有": True,
    "无": False,
    "空": None,
    "大": Decimal("9" * 30),
}
WORKED_OUT = {
    "1+2*3": Decimal(7),
    "（1＋2）×3": Decimal(9),
    "甲－乙－1": Decimal(1),
    "甲÷乙": Decimal("1.5"),
    "24/甲/乙": Decimal(1),
    "-甲*乙": Decimal(-24),
    "甲--乙": Decimal(10),
    "1.10": Decimal("1.10"),
    "５０％": Decimal("0.50"),
    "最大(甲, 乙, 5)": Decimal(6),
    "min(甲,乙)": Decimal(4),
    "绝对值(乙-甲)": Decimal(2),
    "甲 > 乙": True,
    "甲≦乙": False,
    "甲 >= 6 且 乙 != 4": False,
    "有 或 无 且 无": True,
    "非 有 或 甲 = 6": True,
    "非 甲 = 5": True,
    "有 = 是": True,
    "无 ≠ 否": False,
}


@pytest.mark.parametrize(("text", "value"), WORKED_OUT.items(), ids=WORKED_OUT)
def test_value(text: str, value: object) -> None:
    result = Expression.parse(text).evaluate(DATA)
    assert result.value == value
    assert isinstance(result.value, bool) == isinstance(value, bool)


@pytest.mark.parametrize("text", ["空+缺", "空*0+缺", "缺 > 1 或 空 = 1", "最小(空, 缺)"])
def test_every_missing_datum_is_named(text: str) -> None:
    result = Expression.parse(text).evaluate(DATA)
    assert result.value is None
    assert set(result.missing) == {"空", "缺"}


def test_missing_data_are_never_passed_over() -> None:
    assert Expression.parse("有 或 缺").evaluate(DATA).value is None


@pytest.mark.parametrize(
    ("text", "base"), [("甲/零", "零"), ("1/(甲-6)", "(甲-6)"), ("零/零", "零"), ("1/0+空", "0")]
)
def test_divisor_of_zero_is_named(text: str, base: str) -> None:
    result = Expression.parse(text).evaluate(DATA)
    assert (result.value, result.zero_base) == (None, base)


@pytest.mark.parametrize(
    "text", ["有+1", "甲 且 有", "非 甲", "有 = 甲", "最大(有)", "大*大", "-有", "大*大 > 1"]
)
def test_wrong_sort_or_size_is_refused(text: str) -> None:
    result = Expression.parse(text).evaluate(DATA)
    assert result.value is None
    assert result.refused


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "1E+50"])
def test_a_datum_that_is_no_plain_number_is_refused(value: str) -> None:
    result = Expression.parse("甲+1").evaluate({"甲": Decimal(value)})
    assert result.value is None
    assert result.refused


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("（甲＋乙－零）/甲*100", "(6 + 4 - 0) ÷ 6 × 100"),
        ("-甲*负", "-6 × (-3.50)"),
        ("最大(甲,空)", "最大(6，〔缺〕)"),
        ("非 有 且 甲>=5%", "非 是 且 6 ≥ 5%"),
        ("甲 = 是", "6 = 是"),
    ],
)
def test_substituted(text: str, written: str) -> None:
    data = {**DATA, "负": Decimal("-3.50")}
    assert Expression.parse(text).evaluate(data).substituted == written


NUMBERS = st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_agrees_with_exact_fractions(first: Decimal, second: Decimal, third: Decimal) -> None:
    data = {"甲": first, "乙": second, "丙": third}
    result = Expression.parse("(甲-乙)*丙/乙+甲").evaluate(data)
    if second == 0:
        assert result.zero_base == "乙"
        return
    exact = (Fraction(first) - Fraction(second)) * Fraction(third) / Fraction(second)
    assert isinstance(result.value, Decimal)
    assert abs(Fraction(result.value) - exact - Fraction(first)) < Fraction(1, 10**30)
