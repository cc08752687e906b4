"""The units to attend to, by each of the lines that a form draws."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.forms import SummaryPlan
from generator.summary.attention import attended
from generator.summary.comparison import compared
from generator.summary.unit_rows import Assessed, Found, UnitRow
from generator.summary.year_figures import YearFigures

ERROR = Found("S01", "error", "", "", "", "")


def year_of(*units):
    year = YearFigures("2021")
    for name, points, rate, findings, failed in units:
        assessed = (Assessed("整体自评", "整体自评", points, None, rate, ()),)
        year.add(UnitRow(name, "2021", "", "", failed, 1, assessed, findings, (), ""))
    return year


def unit(points="90", rate="0.9", *, findings=(), failed=False):
    return ("甲", Decimal(points), Decimal(rate), findings, failed)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (unit(), ""),
        (unit("79.99"), "得分"),
        (unit("80"), ""),
        (unit(rate="0.7999"), "执行率"),
        (unit(rate="0.8"), ""),
        (unit(findings=(ERROR,)), "错误"),
        (unit(failed=True), "失败"),
    ],
)
def test_each_line_is_one_cause(one, why):
    found = attended(year_of(one), None, SummaryPlan())
    assert bool(found) == bool(why)
    for each in found:
        assert (each.low_points, each.low_rate) == (why == "得分", why == "执行率")


@pytest.mark.parametrize(("before", "dropped"), [("94.99", False), ("95", True), ("80", False)])
def test_who_fell_is_attended_to(before, dropped):
    now = year_of(unit("90"))
    found = attended(now, compared(now, year_of(unit(before))), SummaryPlan())
    assert [one.dropped for one in found] == [True] * dropped


def test_no_drop_is_no_fall_where_a_form_draws_no_line():
    now = year_of(unit("90"))
    plan = SummaryPlan.model_validate({"关注降分": "0"})
    assert attended(now, compared(now, year_of(unit("90"))), plan) == []


def test_who_has_no_documents_goes_first_then_the_lowest():
    units = [("甲", "70"), ("乙", "50"), ("丙", "90")]
    year = year_of(*((name, Decimal(one), None, (), name == "丙") for name, one in units))
    found = attended(year, None, SummaryPlan())
    assert [one.standing.unit for one in found] == ["丙", "乙", "甲"]
