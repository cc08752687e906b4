"""U04 日期倒置: signed before the year had ended, ended before it began, due after its end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rows import called
from generator.diagnostics import Diagnostic, Severity
from generator.filing import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "U04"
DAY = patterns.compile(r"[日号]|[./-][0-9]{1,2}[./-]")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the day of signature, then at the time of each project and what is due in it."""
    if not case.form.declares:
        yield from _signed(case)
        yield from _done_later(case)
    for subject in case.subjects:
        if isinstance(subject.assessment, Project):
            yield from _time_of(subject.assessment)
            yield from _due(subject, subject.assessment)


def _signed(case: Case) -> Iterator[Diagnostic]:
    """Look at the day within the year; other years are U03's."""
    signature, year = case.filing.signature, case.filing.year
    signed = signature.date
    if signed is not None and signed.year == year and signed < dt.date(year, 12, 31):
        told = f"落款日期 {_day(signed)} 早于 {year} 年年末，全年的数还没有出来"
        advice = "改成写报告的日期，一般在下一年；文件的年度写错的，改“年度”"
        facts = {"told": told, "advice": advice}
        yield Diagnostic(CODE, facts, signature.position("日期"))


def _done_later(case: Case) -> Iterator[Diagnostic]:
    """Look for what was done after the day on which the paper that tells of it was signed.

    A day of signature within the year is wrong itself.
    """
    signed = case.filing.signature.date
    closed = signed is not None and signed >= dt.date(case.filing.year, 12, 31)
    for subject in case.subjects if closed else ():
        for read in subject.rows:
            done, text = _first_day(read), read.row.indicator.actual
            if done is not None and signed is not None and done > signed:
                told = f"{called(subject.name, read.row.indicator.name)}完成于“{text}”"
                facts = {
                    "told": f"{told}，落款日期 {_day(signed)} 却在这以前",
                    "advice": "核对完成值和落款日期，有一个填错了",
                }
                yield Diagnostic(CODE, facts, read.row.indicator.position(read.actual_key))


def _first_day(read: Read) -> dt.date | None:
    """Return the first day that an actual value can mean: of 2023年3月 the first."""
    actual = read.actual.single
    if actual is None or actual.date is None:
        return None
    return actual.date if DAY.search(actual.text) else actual.date.replace(day=1)


def _time_of(project: Project) -> Iterator[Diagnostic]:
    if project.start is not None and project.end is not None and project.end < project.start:
        told = f"{project.name}的完成日期 {_day(project.end)} 早于开始日期 {_day(project.start)}"
        facts = {"told": told, "advice": "核对两个日期"}
        place = project.position("完成日期")
        yield Diagnostic(CODE, facts, place, severity_override=Severity.ERROR)


def _due(subject: Subject, project: Project) -> Iterator[Diagnostic]:
    """Look for targets that are due when the project is over."""
    for read in subject.rows if project.end is not None else ():
        measure = read.target.single
        due = None if measure is None else measure.date
        if due is not None and project.end is not None and due > project.end:
            row = read.row.indicator
            told = f"{called(subject.name, row.name)}的指标值是 {_day(due)}"
            facts = {
                "told": f"{told}，项目 {_day(project.end)} 就完成了",
                "advice": "核对指标值和项目的完成日期",
            }
            yield Diagnostic(CODE, facts, row.position("年度指标值"))


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
