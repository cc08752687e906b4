"""U03 年度不符: a goal is due, or a result was reached, in a month or year that is not the year's.

What goes on over years, compares, or is of the months in which reports are written, is in order.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rules.u03_all_another import (
    PLANNED,
    TITLES,
    YEAR,
    year_of_all,
)
from generator.diagnostics import Diagnostic, Severity
from generator.filing import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Goal
    from generator.scoring.case import Case, Subject

CODE = "U03"
EARLIER = patterns.compile(
    r"(20[0-9]{2}) ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?[底末]?(?:之?前|以前)?"
    "(?:全部|全面|如期|按期|按时)?(?:完成|完工|竣工|办结|办好|建成|发放|验收)"
)
OVER_YEARS = patterns.compile(
    "结转|续建|尾款|尾欠|跨年|清欠|上年|去年|往年|较|比|同期|以来|规划|启动|开工"
)
LATER = patterns.compile(
    r"(?:^|[。；;\n])\s*(20[0-9]{2}) ?年(?:度|全年)?[，,]?(?:共计?|累计|实际)[^。；;\n]*"
)
CUT_OFF = patterns.compile("截[至止]到? ?(20[0-9]{2}) ?年 ?([0-9]{1,2}) ?月")
LAST = 12
LATEST = 6  # the month by whose end reports on a year are written, where no day of signature says
TOLD_EARLIER, TOLD_LATER = "通篇没有写到本年", "本年度的结果不会到那时"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at goals and results; where all is of another year, that is said once."""
    if year_of_all(case) is not None:
        return
    for subject in case.subjects:
        begun = isinstance(subject.assessment, Project) and subject.assessment.start
        for goal in subject.assessment.goals:
            for key, text in (("预期目标", goal.goal), ("实际完成情况", goal.goal_result)):
                if text and "20" in text and not (begun and begun.year < case.filing.year):
                    bare = TITLES.sub("", text)
                    yield from _earlier(case, subject, goal, key, bare)
            result = TITLES.sub("", goal.goal_result or "")
            yield from _later(case, subject, goal, result) if not case.form.declares else ()


def _earlier(case: Case, subject: Subject, goal: Goal, key: str, bare: str) -> Iterator[Diagnostic]:
    """Look for what was due or done in a month of an earlier year, in a text of no later one."""
    found = EARLIER.search(bare)
    if found is None or OVER_YEARS.search(bare):
        return
    if max(map(int, YEAR.findall(bare))) < case.filing.year:
        yield _told(case, (subject, goal, key), found[1], TOLD_EARLIER)


def _later(case: Case, subject: Subject, goal: Goal, result: str) -> Iterator[Diagnostic]:
    """Look for what was done all through a later year, or until a month that had not come."""
    where = (subject, goal, "实际完成情况")
    for found in LATER.finditer(result):
        if int(found[1]) > case.filing.year and not PLANNED.search(found[0]):
            yield _told(case, where, found[1], TOLD_LATER)
            return
    signed = case.filing.signature.date or dt.date(case.filing.year + 1, LATEST, 30)
    for found in CUT_OFF.finditer(result):
        month = (int(found[1]), int(found[2]))
        if month > (signed.year, signed.month) and month > (case.filing.year, LAST):
            yield _told(case, where, found[1], TOLD_LATER)
            return


def _told(case: Case, where: tuple[Subject, Goal, str], year: str, told: str) -> Diagnostic:
    subject, goal, key = where
    facts = {
        "where": f"{subject.name}的{key}",
        "found": year,
        "year": str(case.filing.year),
        "told": told,
    }
    return Diagnostic(CODE, facts, goal.position(key), severity_override=Severity.WARNING)
