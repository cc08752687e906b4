"""Sums with gaps: which kind of sum a gap spoils."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.adding import sum_if_complete, sum_of_known

FIGURES = st.lists(st.none() | st.decimals("-1000", "1000", places=2))


@pytest.mark.parametrize(
    ("typed", "known", "complete"),
    [
        ([], None, None),
        ([None], None, None),
        (["0"], "0", "0"),
        (["0", None], "0", None),
        (["11.15", "18.6"], "29.75", "29.75"),
        (["11.15", None, "18.6"], "29.75", None),
    ],
)
def test_a_gap_is_no_zero(typed, known, complete):
    figures = [None if one is None else Decimal(one) for one in typed]
    expected = [None if one is None else Decimal(one) for one in (known, complete)]
    assert [sum_of_known(figures), sum_if_complete(figures)] == expected


@given(FIGURES)
def test_the_two_sums_differ_only_where_there_is_a_gap(figures):
    gap = None in figures
    assert sum_if_complete(figures) == (None if gap else sum_of_known(figures))


@given(FIGURES)
def test_figures_may_come_one_by_one(figures):
    assert sum_if_complete(iter(figures)) == sum_if_complete(figures)
    assert sum_of_known(iter(figures)) == sum_of_known(figures)
