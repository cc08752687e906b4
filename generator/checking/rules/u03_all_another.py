"""U03 年度不符: all that was aimed at and done is of a later year than the filing says it is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.same import once_a_case
from generator.diagnostics import Diagnostic
from generator.filing import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "U03"
YEAR = patterns.compile(r"(?<![0-9])(20[0-9]{2}) ?(?:年|(?=[./-][0-9]{1,2}(?![0-9])))")
TITLES = patterns.compile(r"《[^》]*》|〔[^〕]*〕|[（(【\[][0-9]{4}[）)】\]]")
EARLY = r" ?(?:年|[./-]) ?0?[1-5](?![0-9])"  # what was due in the year may be done in spring
PLANNED = patterns.compile("安排|计划|拟|将|预算|预计|打算|力争")
WHERE, TOLD = "目标和完成情况", "写到的年份全是这一年"


def check(case: Case) -> Iterator[Diagnostic]:
    """Say it once, where the year of the filing stands."""
    year = year_of_all(case)
    if year is not None:
        own = str(case.filing.year)
        facts = {"where": WHERE, "found": str(year), "year": own, "told": TOLD}
        yield Diagnostic(CODE, facts, case.filing.position("年度"))


@once_a_case
def year_of_all(case: Case) -> int | None:
    """Return the one later year of which all aims and results are, None where there is none."""
    aims = " ".join(text for one in case.subjects for text in _aims(one))
    results = " ".join(text for one in case.subjects for text in _results(one))
    planned, done = _years(aims), _years(results)
    if len(planned) != 1 or planned != done:
        return None
    (year,) = planned
    if year <= case.filing.year or not re.search(f"{year}(?!{EARLY})", f"{aims} {results}"):
        return None
    return year


def _years(text: str) -> set[int]:
    return {int(year) for year in YEAR.findall(TITLES.sub("", text))}


def _aims(subject: Subject) -> Iterator[str]:
    assessment = subject.assessment
    yield from (goal.goal or "" for goal in assessment.goals)
    yield from (row.indicator.target or "" for row in assessment.rows)
    if isinstance(assessment, Project) and assessment.start is not None:
        yield str(assessment.start)  # of one that ends later this may be the first year


def _results(subject: Subject) -> Iterator[str]:
    """Yield what was done; 预计2023年6月竣工 is still to come."""
    told = [goal.goal_result or "" for goal in subject.assessment.goals]
    told += [row.indicator.actual or "" for row in subject.assessment.rows]
    yield from (text for text in told if not PLANNED.search(text))
