"""C01 数据不一: a text gives another number than the table does, of a row or of the total."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.counted_things import row_of
from generator.checking.related_places import known_places
from generator.checking.rules.c01_two_values import own_texts
from generator.checking.rules.c07_goal_missed import unexplained_misses
from generator.checking.scale_slips import slipped
from generator.checking.stated_figures import LEAST, bare_subject, quantities
from generator.checking.texts import whole_text
from generator.checking.unexplained_deviation import unexplained
from generator.checking.verdicts import verdicts
from generator.diagnostics import Diagnostic, Severity
from generator.proofreading import holds_any
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.unexplained_deviation import Unexplained
    from generator.filing import Goal
    from generator.filing.measure import Measure
    from generator.reading import Record
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "C01"
RESULT = "实际完成情况"
LEAST_SHARE, MOST_SHARE = Decimal("0.7"), Decimal("1.3")  # beyond, P10 and P11 ask
HINT = "核对两处，改成同一个数"
TOTAL = patterns.compile(
    r"(?:^|[。；;，,：:（(\n]|项目|部门|整体|支出|年度?)(?:绩效)?"
    r"(?:自评(?:总?得?分|评分)?|综合得分|总得分)"
    r"(?:为|是|合计)?[“\"]?\s?([0-9]+(?:\.[0-9]+)?)\s?分(?![值数之档])"
)
TOTALS = ("自评", "综合得分", "总得分")  # what a total is called by


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the numbers of every result with its rows, and totals in texts with the total."""
    for subject in case.subjects if not case.form.declares else ():
        for goal in subject.assessment.goals:
            yield from _goal(case, subject, goal)
        yield from _totals(case, subject)
    if len(case.subjects) == 1:
        for problem in case.filing.problems:
            for one, read in _others(case, case.subjects[0], problem.fact or ""):
                yield _told(f"问题“{problem.title}”", (problem, "事实"), one, read)


def _goal(case: Case, subject: Subject, goal: Goal) -> Iterator[Diagnostic]:
    others = list(_others(case, subject, goal.goal_result or ""))
    missed = {id(done) for _, done in unexplained_misses(case, subject, goal)} if others else ()
    for one, read in others:
        if id(one) not in missed:
            yield _told(subject.name, (goal, RESULT), one, read)


def _others(case: Case, subject: Subject, text: str) -> Iterator[tuple[Measure, Read]]:
    """Yield the numbers of a text that a row has otherwise; one of two about a row is a part."""
    if not any(_is_spoken_of(read, text) for read in subject.rows):
        return  # numbers need not be read where no row is spoken of
    stated = quantities(text, case.filing.year)
    pairs = [(one, read) for one in stated if (read := row_of(subject, one)) is not None]
    rows = [id(read) for _, read in pairs]
    off = [(one, read) for one, read in pairs if rows.count(id(read)) == 1 and _off(one, read)]
    spoken = _spoken_of(case, subject) if off else frozenset()
    yield from ((one, read) for one, read in off if id(read) not in spoken)


def _is_spoken_of(read: Read, text: str) -> bool:
    name = read.row.indicator.name
    return name[:LEAST] in text or "满意" in name


def _spoken_of(case: Case, subject: Subject) -> frozenset[int]:
    """Return the rows whose value or score another check asks about: one cause is said once."""
    told = verdicts(case)
    scored = {id(read) for read, score in subject.scored_rows if id(score) in told}
    far = {id(one.read) for one in unexplained(case) if one.target <= 0 or not _near(one)}
    return frozenset(scored | far | {id(one) for one in subject.rows if _of_two_units(one)})


def _of_two_units(read: Read) -> bool:
    """Tell a row whose cells, or whose number as scored, are of another unit than its target."""
    units = {one.unit for one in (*read.target.measures, *read.actual.measures)}
    return read.comparable is None or len(units) > 1


def _near(one: Unexplained) -> bool:
    return LEAST_SHARE <= one.ratio < MOST_SHARE


def _off(one: Measure, read: Read) -> bool:
    """Tell whether the row has another number of the same unit; a rounded one is the same."""
    done = read.actual.single
    if done is None or done.value is None or done.upper is not None or done.is_change:
        return False
    if slipped(read) or read.row.indicator.scored_actual:
        return False
    if one.value is None or done.unit != one.unit or done.approximate:
        return False
    pairs = ((done.value, one.value, one.scale), (one.value, done.value, done.scale))
    return not any(_rounded(*pair) for pair in pairs)


def _rounded(value: Decimal, short: Decimal, scale: Decimal) -> bool:
    """Tell whether a value, with the digits and in the scale that another is written in, is it."""
    printed = short / scale
    return (value / scale).quantize(printed, ROUND_HALF_UP) == printed


def _told(where: str, at: tuple[Record, str], one: Measure, read: Read) -> Diagnostic:
    done, (record, key) = read.actual.single, at
    facts = {
        "where": f"{where}的“{key}”",
        "column": f"“{bare_subject(one.subject)}”",
        "printed": _short(one.text),
        "place": f"指标“{read.row.indicator.name}”",
        "other": done.text if done else "",
        "hint": HINT,
    }
    related = known_places([("指标表里的数", read.row.indicator.position(read.actual_key))])
    return Diagnostic(
        CODE, facts, record.position(key), related, severity_override=Severity.WARNING
    )


def _short(text: str) -> str:
    """Return the number with its unit alone: what it counts is named already."""
    found = re.search("[0-9][^。；，]*", text)
    return found[0] if found else text


def _totals(case: Case, subject: Subject) -> Iterator[Diagnostic]:
    """Compare what texts give as the total; one that is rounded, or typed as such, is right."""
    points, declared = subject.points, subject.assessment.declared
    by_rule = subject.scorecard.total.computed if subject.scorecard else None
    stated_here = points is not None and holds_any(whole_text(case), TOTALS)
    for text in own_texts(case, subject) if stated_here else ():
        for written in TOTAL.findall(text.text) if holds_any(text.text, TOTALS) else ():
            stated = Decimal(written)
            known = [one for one in (points, declared, by_rule) if one is not None]
            if any(one.quantize(stated, ROUND_HALF_UP) == stated for one in known):
                continue
            facts = {
                "where": f"{subject.name}的“{text.key}”",
                "column": "总分",
                "printed": f"{written} 分",
                "place": "自评表",
                "other": f"{plain(points or stated)} 分",
                "hint": HINT,
            }
            yield Diagnostic(CODE, facts, text.position, severity_override=Severity.WARNING)
