"""Figures of a year: ranks, totals and frequencies, whatever the units are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_results import five_units, result, unit, written, year_of

from generator.batch import Scored
from generator.diagnostics import Diagnostic, Severity
from generator.summary.unit_rows import unit_rows

POINTS = st.none() | st.decimals(0, 110, places=2)


@given(st.lists(st.tuples(POINTS, st.sampled_from("AB")), max_size=20))
def test_a_rank_is_one_more_than_the_units_that_are_better(units):
    year = year_of(unit(number, *one[:1], form=one[1]) for number, one in enumerate(units))
    assert len(year.ranked) == len(units)
    for rank, of_form, one in year.ranked:
        better = [x for x in year.scored if one.points is not None and x.points > one.points]
        alike = [x for x in better if x.form == one.form]
        wanted = (None, None) if one.points is None else (len(better) + 1, len(alike) + 1)
        assert (rank, of_form) == wanted
    points = [one.points for *_, one in year.ranked if one.points is not None]
    assert points == sorted(points, reverse=True)


@given(st.permutations(five_units()))
def test_the_order_of_the_units_changes_nothing(tmp_path_factory, found):
    path = written(tmp_path_factory.mktemp("结果"), found) / "结果.jsonl"
    year = year_of(unit_rows(path))
    assert [(rank, one.unit) for rank, _, one in year.ranked] == [
        (1, "甲单位"),
        (2, "丙单位"),
        (2, "乙单位"),
        (None, "丁单位"),
        (None, "戊单位"),
    ]
    codes = [(one.code, one.times, one.units) for one in year.sums.by_code]
    assert codes == [("T02", 2, 1), ("S01", 1, 1)]
    assert [one.unit for one in year.failed] == ["戊单位"]


def test_remarks_are_counted_with_a_unit_and_are_no_faults(tmp_path):
    remark = Diagnostic("T02", {"where": "项目"}, severity_override=Severity.INFO)
    path = written(tmp_path, [result("甲", diagnostics=(remark,))]) / "结果.jsonl"
    year = year_of(unit_rows(path))
    assert (year.standings[0].remarks, year.sums.by_code) == (1, [])
    assert [(one.code, one.severity) for one in year.sums.by_unit] == [("T02", "info")]


def test_projects_count_among_what_was_assessed(tmp_path):
    scored = tuple(Scored(name, "95", "优", "项目", "1") for name in "甲乙")
    path = written(tmp_path, [result("单位", "", scored=scored)]) / "结果.jsonl"
    year = year_of(unit_rows(path))
    assert year.sums.grades.to_dict() == {"项目": {"优": 2}}
    assert (year.standings[0].basis, year.standings[0].points) == ("2 个项目平均", 95)
