"""Figures of a year: ranks, totals and frequencies, whatever the units are."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from made_results import five_units, result, written

from generator.batch import Scored
from generator.batch.result import ScoreRow
from generator.diagnostics import Diagnostic, Severity
from generator.summary.unit_rows import Assessed, UnitRow, unit_rows
from generator.summary.year_figures import YearFigures

POINTS = st.none() | st.decimals(0, 110, places=2)
ROW = st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 20), st.integers(0, 20))


def unit(number, points, rows=(), form="套表"):
    rows = tuple(
        ScoreRow("产出", "数量", name, "", "", str(weight), str(min(got, weight)))
        for name, weight, got in rows
    )
    assessed = (Assessed("整体自评", "整体自评", points, None, None, rows),)
    usual = {"year": "2021", "failed": False, "documents": 1, "findings": (), "problems": ()}
    file = f"{number}.yaml"
    return UnitRow(f"单位{number}", form=form, file=file, assessed=assessed, cause="", **usual)


def year_of(rows):
    year = YearFigures("2021")
    for one in rows:
        year.add(one)
    return year


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


@given(st.lists(POINTS, max_size=20))
def test_distributions_count_every_score_once(points):
    year = year_of(unit(number, one) for number, one in enumerate(points))
    scored = sum(one is not None for one in points)
    for counts in (year.grades, year.bands):
        assert sum(sum(one.values()) for one in counts.values()) == scored


@given(st.lists(st.lists(ROW, max_size=6), max_size=8))
def test_what_is_lost_is_the_sum_of_what_rows_lost(units):
    year = year_of(unit(number, Decimal(1), rows) for number, rows in enumerate(units))
    lost = sum(weight - min(got, weight) for rows in units for _, weight, got in rows)
    assert sum(one.lost for one in year.groups.values()) == lost
    assert sum(one.lost for one in year.losses.values()) == lost
    assert sum(one.rows for one in year.groups.values()) == sum(map(len, units))
    assert all(one.lost > 0 for one in year.losses.values())
    for levels, loss in year.losses.items():
        with_loss = [
            any(name == levels[-1] and got < weight for name, weight, got in rows) for rows in units
        ]
        assert loss.units == sum(with_loss)


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
    codes = [(code, one.count, len(one.units)) for code, one in year.frequent_findings]
    assert codes == [("T02", 2, 1), ("S01", 1, 1)]
    assert [one.unit for one in year.failed] == ["戊单位"]


def test_a_problem_is_the_same_whatever_of_a_units_own_it_names(tmp_path, results):
    year = year_of(unit_rows(written(tmp_path, results) / "结果.jsonl"))
    (one,) = year.frequent_problems
    assert (one.title, one.count, Counter(one.units)) == (
        "目标没有量化",
        2,
        Counter(["甲单位", "丙单位"]),
    )


def test_remarks_are_counted_with_a_unit_and_are_no_faults(tmp_path):
    remark = Diagnostic("T02", {"where": "项目"}, severity_override=Severity.INFO)
    path = written(tmp_path, [result("甲", diagnostics=(remark,))]) / "结果.jsonl"
    year = year_of(unit_rows(path))
    assert (year.standings[0].remarks, year.findings) == (1, {})


def test_projects_count_among_what_was_assessed(tmp_path):
    scored = tuple(Scored(name, "95", "优", "项目", "1") for name in "甲乙")
    path = written(tmp_path, [result("单位", "", scored=scored)]) / "结果.jsonl"
    year = year_of(unit_rows(path))
    assert year.grades == {"项目": Counter(优=2)}
    assert (year.standings[0].basis, year.standings[0].points) == ("2 个项目平均", 95)
