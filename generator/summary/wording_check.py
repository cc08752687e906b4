"""Tries the wording and the template of a form's report on all units, before there are any."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.batch.result import ScoreRow
from generator.diagnostics import Diagnostic, Severity, unique
from generator.document import free_document
from generator.narrative.book import absent_sets
from generator.summary.comparison import compared
from generator.summary.summary_report import free_plan, summary_report
from generator.summary.unit_rows import WHOLE_UNIT, Assessed, Found, UnitRow
from generator.summary.year_figures import YearFigures
from generator.vocabulary.name_registry import SUMMARY

if TYPE_CHECKING:
    from generator.forms import Form
    from generator.workspace import Workspace

LAST, THIS = "2000", "2001"
UNITS = ("试填单位一", "试填单位二", "试填单位三")
FULL, GOOD, LOW = Decimal(100), Decimal(90), Decimal(50)
FAULT = Found("S01", Severity.ERROR, "试填", "试填", "试填", "1")
REMARK = Found("B09", Severity.WARNING, "试填", "试填", "试填", "2")


def check_summary(form: Form, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Say all that is wrong with a form's report: with made-up results, with and without more."""
    plan = form.summary
    said = (*absent_sets(form, workspace, plan.wording, ("汇总", "文字")),)
    if said:
        return said
    full, before = trial_year(THIS, (LOW, GOOD, None)), trial_year(LAST, (GOOD, LOW, None))
    for year, beside in ((full, before), (trial_year(THIS, ()), None)):
        comparison = compared(year, beside) if beside else None
        _, troubles = summary_report(year, comparison, plan, workspace)
        said += troubles
    known = {(one.code, one.facts.get("name")) for one in said}
    doubts = free_document.review(free_plan(plan), workspace, SUMMARY)
    said += tuple(one for one in doubts if (one.code, one.facts.get("name")) not in known)
    return unique(said)


def trial_year(name: str, points: tuple[Decimal | None, ...]) -> YearFigures:
    """Return a year of made-up units that reach every turn: bad ones, good ones, those that failed.

    Without points it is a year of which next to nothing is known.
    """
    year = YearFigures(name)
    for unit, number in zip(UNITS, points, strict=False):
        year.add(_row(name, unit, number))
    if not points:
        year.add(UnitRow(UNITS[0], name, "", "试填.yaml", False, 1, (), (), (), ""))  # noqa: FBT003
    return year


def _row(year: str, unit: str, points: Decimal | None) -> UnitRow:
    rows = (ScoreRow("产出指标", "数量指标", "试填", "≥1次", "1次", "10", "5"),)
    grade = "优" if points == GOOD else None
    assessed = (Assessed(WHOLE_UNIT, WHOLE_UNIT, points, grade, points and points / FULL, rows),)
    return UnitRow(
        unit=unit,
        year=year,
        form="试填",
        file="试填.yaml",
        failed=points is None,
        documents=1,
        assessed=assessed if points is not None else (),
        findings=(FAULT, REMARK),
        problems=("试填",),
        cause="" if points else "试填",
    )
