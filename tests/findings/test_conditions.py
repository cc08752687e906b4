"""Conditions of the findings library: what was worked out once serves for equal values only."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.expressions import Expression
from generator.findings.conditions import WITHOUT_DATA, outcome


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("失分 > 0", {"失分": Decimal(0)}, False),
        ("失分 > 0", {"失分": Decimal("0.5")}, True),
        ("得分 / 分值", {"得分": Decimal(9), "分值": Decimal(10)}, Decimal("0.9")),
        ("得分 / 分值", {"得分": Decimal(10), "分值": Decimal(8), "别的": None}, Decimal("1.25")),
        ("得分 / 分值", {"得分": Decimal(1), "分值": Decimal(0)}, None),
    ],
    ids=["不成立", "成立", "算得出", "换了数再算", "除数是零"],
)
def test_is_what_the_values_give(text, values, expected):
    assert outcome(Expression.parse(text), values) == (expected, None)


@pytest.mark.parametrize("values", [{}, {"甲": None, "乙": True}], ids=["没有", "空着"])
def test_missing_data_give_nothing(values):
    assert outcome(Expression.parse("甲 > 0 且 乙"), values) == WITHOUT_DATA


def test_a_truth_is_never_taken_for_the_number_that_equals_it():
    condition = Expression.parse("甲 > 0")
    assert outcome(condition, {"甲": Decimal(1)}).value is True
    refused = outcome(condition, {"甲": True})
    assert refused.value is None
    assert refused.refused
