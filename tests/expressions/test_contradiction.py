"""What is called impossible is: no data make such a condition hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.expressions import Expression
from generator.expressions.contradiction import AT_LEAST_ZERO

IMPOSSIBLE = ["甲 < 0", "甲 < 0.5 且 甲 > 0.9", "甲 / 乙 < 0", "甲 = 1 且 甲 ≠ 1", "非 (甲 ≥ 0)"]
IMPOSSIBLE += ["有 且 非 有", "甲 + 乙 < 0", "甲 > 2 且 甲 + 1 < 2", "绝对值(甲 - 乙) < 0", "1 > 2"]
IMPOSSIBLE += ["0.9 < 甲 且 0.5 > 甲"]
POSSIBLE = ["甲 > 1 或 甲 < -1", "甲 - 乙 < 0", "甲 ≤ 0 且 甲 ≥ 0", "甲 > 2 且 甲 * 2 > 1"]

ATOMS = st.builds(
    "{} {} {}".format,
    st.sampled_from(
        ["甲", "乙", "甲 + 乙", "甲 - 乙", "甲 * 2", "绝对值(甲 - 乙)", "最小(甲, 乙)"]
    ),
    st.sampled_from(["<", "≤", ">", "≥", "=", "≠"]),
    st.sampled_from(["0", "1", "2", "乙", "-1"]),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda below: (
        st.builds("({} {} {})".format, below, st.sampled_from(["且", "或"]), below)
        | st.builds("非 ({})".format, below)
    ),
    max_leaves=4,
)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible(text):
    assert Expression.parse(text).contradiction(lambda _: AT_LEAST_ZERO)


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible(text):
    assert Expression.parse(text).contradiction(lambda _: AT_LEAST_ZERO) == ""


@given(CONDITIONS, st.integers(0, 3), st.integers(0, 3))
def test_what_holds_is_never_called_impossible(text, one, other):
    condition = Expression.parse(text)
    data = {"甲": Decimal(one), "乙": Decimal(other)}
    if condition.evaluate(data).value is True:
        assert condition.contradiction(lambda _: AT_LEAST_ZERO) == ""
