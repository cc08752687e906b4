"""Sums of a year: what pandas adds up is what one would add up by hand, however it is cut."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from made_results import result, unit, written, year_of

from generator.diagnostics import Diagnostic
from generator.summary import year_sums
from generator.summary.score_bands import band_of
from generator.summary.unit_rows import unit_rows

POINTS = st.none() | st.decimals(0, 110, places=2)
ROW = st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 20), st.integers(0, 20))
FINE = st.decimals(0, 20, places=4)
PARTS = st.sampled_from([1, 3, 20_000])


@given(st.lists(POINTS, max_size=20))
def test_distributions_count_every_score_once(points):
    year = year_of(unit(number, one) for number, one in enumerate(points))
    scored = sum(one is not None for one in points)
    for counts in (year.sums.grades, year.sums.bands):
        assert counts.to_numpy().sum() == scored


@given(st.lists(st.lists(ROW, max_size=6), max_size=8))
def test_what_is_lost_is_the_sum_of_what_rows_lost(units):
    year = year_of(unit(number, Decimal(1), rows) for number, rows in enumerate(units))
    lost = sum(weight - min(got, weight) for rows in units for _, weight, got in rows)
    assert sum(one.lost for one in year.sums.groups) == lost
    assert sum(one.lost for one in year.sums.losses) == lost
    assert sum(one.rows for one in year.sums.groups) == sum(map(len, units))
    assert all(one.lost > 0 for one in year.sums.losses)
    for loss in year.sums.losses:
        with_loss = [
            any(name == loss.levels[-1] and got < weight for name, weight, got in rows)
            for rows in units
        ]
        assert loss.units == sum(with_loss)


@given(st.lists(st.lists(st.tuples(st.sampled_from("甲乙"), FINE, FINE), max_size=5)), PARTS)
def test_no_digit_is_lost_and_parts_change_nothing(units, part):
    with patch.object(year_sums, "PART", part):
        year = year_of(unit(number, Decimal(1), rows) for number, rows in enumerate(units))
    weights, points = defaultdict(Decimal), defaultdict(Decimal)
    for _, weight, got in (row for rows in units for row in rows):
        weights["数量"] += weight
        points["数量"] += min(got, weight)
    assert {one.levels[-1]: one.weight for one in year.sums.groups} == weights
    assert {one.levels[-1]: one.points for one in year.sums.groups} == points
    lost = [one.lost for one in year.sums.losses]
    assert lost == sorted(lost, reverse=True)


@given(st.lists(POINTS, max_size=20), PARTS)
def test_bands_are_counted_exactly(points, part):
    with patch.object(year_sums, "PART", part):
        year = year_of(unit(number, one) for number, one in enumerate(points))
    counted = Counter(band_of(one) for one in points if one is not None)
    found = year.sums.bands.to_dict().get("整体自评", {})
    assert {band: count for band, count in found.items() if count} == counted


def test_a_problem_is_the_same_whatever_of_a_units_own_it_names(tmp_path, results):
    year = year_of(unit_rows(written(tmp_path, results) / "结果.jsonl"))
    (one,) = year.sums.problems
    assert (one.title, one.units) == ("目标没有量化", 2)
    assert year.sums.units_stating(one.title) == ["甲单位", "丙单位"]


def test_a_fault_is_counted_with_its_units_in_whatever_parts_they_come(tmp_path):
    said = Diagnostic("T02", {"where": "项目"})
    found = [
        result("甲", diagnostics=(said, said)),
        result("乙"),
        result("丙", diagnostics=(said,)),
    ]
    with patch.object(year_sums, "PART", 1):
        sums = year_of(unit_rows(written(tmp_path, found) / "结果.jsonl")).sums
    (one,) = sums.by_code
    assert (one.code, one.times, one.units, one.severity) == ("T02", 3, 2, "warning")
    assert sums.units_with("T02") == ["甲", "丙"]
    assert [(one.unit, one.times) for one in sums.by_unit] == [("甲", 2), ("丙", 1)]
