from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.expressions.rounding import Places, percentage, round_to, rounded

NUMBERS = st.decimals(-1000, 1000, allow_nan=False, allow_infinity=False, places=6)
STEPS = st.sampled_from([Decimal(step) for step in ("0.01", "0.1", "0.5", "1")])


@pytest.mark.parametrize(
    ("value", "to", "expected"),
    [
        ("8.43", "0.5", "8.5"),
        ("9.28", "0.5", "9.5"),
        ("8.25", "0.5", "8.5"),
        ("8.24", "0.5", "8.0"),
        ("7.971588", "0.01", "7.97"),
        ("0.005", "0.01", "0.01"),
        ("2.5", "1", "3"),
        ("-2.5", "1", "-3"),
        ("10", "0.01", "10.00"),
    ],
)
def test_half_goes_up(value: str, to: str, expected: str) -> None:
    assert str(round_to(Decimal(value), Decimal(to))) == expected


@given(NUMBERS, STEPS)
def test_result_is_the_nearest_multiple(value: Decimal, to: Decimal) -> None:
    result = round_to(value, to)
    assert result % to == 0
    assert abs(result - value) <= to / 2


@given(NUMBERS, STEPS)
def test_rounding_twice_changes_nothing(value: Decimal, to: Decimal) -> None:
    assert round_to(round_to(value, to), to) == round_to(value, to)


@pytest.mark.parametrize("to", ["0", "-1"])
def test_a_multiple_of_nothing_is_a_defect(to: str) -> None:
    with pytest.raises(ValueError, match="multiples"):
        round_to(Decimal(1), Decimal(to))


@pytest.mark.parametrize(
    ("value", "to", "expected"),
    [("10", "0.01", "10"), ("8.5", "0.01", "8.5"), ("7.9715", "0.01", "7.97"), ("0", "0.5", "0")],
)
def test_idle_decimals_are_dropped(value: str, to: str, expected: str) -> None:
    assert str(rounded(Decimal(value), Decimal(to))) == expected


def test_no_points_stay_none() -> None:
    assert rounded(None, Decimal(1)) is None


@pytest.mark.parametrize(
    ("mode", "score", "rate"),
    [("四舍五入", "8.4", "95.1%"), ("进一", "8.5", "95.1%"), ("舍去", "8.4", "95.0%")],
)
def test_a_place_may_round_up_or_cut_off(mode, score, rate):
    assert round_to(Decimal("8.43"), Decimal("0.1"), mode) == Decimal(score)
    assert percentage(Decimal("0.95051"), Places(1, mode)) == rate
