"""I14 目标未设指标: a number or a duty of the goal that no row measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.counted_things import in_words, is_of, other_aims, printed_numbers
from generator.checking.stated_figures import akin, bare_subject, quantities
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic
from generator.scoring.row_reading import DATED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.filing import Goal
    from generator.filing.measure import Measure
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "I14"
EACH, MONEY = "每", "万元"
THING = 3  # characters of a name by which a row surely speaks of the same thing
MYRIAD = 10_000
MOST = 4  # parts of a goal that a message names


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every goal beside the table that it belongs to; without table there is no row."""
    for subject in case.subjects:
        for goal in subject.assessment.goals if subject.rows else ():
            parts = [*_numbers(case, subject, goal), *_duties(goal.aim, subject)]
            if parts:
                shown = "、".join(f"“{part}”" for part in parts[:MOST])
                facts = {"where": subject.name, "parts": shown}
                yield Diagnostic(CODE, facts, goal.position(goal.aim_key))


def _numbers(case: Case, subject: Subject, goal: Goal) -> Iterator[str]:
    """Yield the numbers of a goal that no target states."""
    year = case.filing.year
    stated = quantities(goal.aim, year)
    if not stated:
        return
    known: set[tuple[Decimal | None, str]] = {
        _told(one) for read in subject.rows for one in read.target.measures if one.value is not None
    }
    left = [one for one in stated if _told(one) not in known]
    if not left:
        return  # nearly all are targets
    if any(one.unit == MONEY for one in left):
        known.update(_money(subject))
    printed = printed_numbers(subject.rows)
    contrary = {id(one) for one, _ in other_aims(case, subject, goal)}  # C06 asks which is right
    for one in left:
        if id(one) in contrary or _told(one) in known or in_words(one, printed):
            continue
        if _multiplied(one, subject) or _dated(one, subject) or _named(one, subject, year):
            continue
        if _blank(one, subject):
            continue
        yield one.text.strip()


def _told(one: Measure) -> tuple[Decimal | None, str]:
    return None if one.value is None else one.value.copy_abs(), one.unit


def _multiplied(one: Measure, subject: Subject) -> bool:
    """Tell whether a row counts together what the goal wants of each: 960 where each has 40."""
    counted = one.unit.partition("/")[0]
    return EACH in one.text and any(
        measure.unit == counted and measure.value and one.value and not measure.value % one.value
        for read in subject.rows
        if akin(one.subject, read.row.indicator.name)
        for measure in read.target.measures
    )


def _dated(one: Measure, subject: Subject) -> bool:
    """Tell whether a row asks by when the thing is there: 建成示范点2个, 示范点建成时间."""
    return any(
        read.nature == DATED and akin(one.subject, read.row.indicator.name, THING)
        for read in subject.rows
    )


def _blank(one: Measure, subject: Subject) -> bool:
    """Tell whether its row is there and has no target yet: S01 asks for that."""
    rows = (read.row.indicator for read in subject.rows if not read.target.measures)
    return any(not row.target and is_of(bare_subject(one.subject), row.name) for row in rows)


def _named(one: Measure, subject: Subject, year: int) -> bool:
    """Tell whether the name of a row says it, in whatever numerals: 三个月后稳定在岗率."""
    names = (read.row.indicator.name for read in subject.rows)
    said = (each for name in names if name for each in quantities(name, year))
    return any((each.value, each.unit) == (one.value, one.unit) for each in said)


def _money(subject: Subject) -> Iterator[tuple[Decimal, str]]:
    """Yield the subject's own money, in 万元 or typed in 元: the funding block measures it."""
    for _, line in subject.assessment.funds.named_lines:
        for amount in line.amounts.values():
            yield amount, MONEY
            yield amount / MYRIAD, MONEY


def _duties(text: str, subject: Subject) -> Iterator[str]:
    """Yield the duties of a goal, known by their words, that no row speaks of."""
    named = [word for word in words("目标里的任务") if word in text]
    if not named:
        return
    told = "\n".join(part for read in subject.rows for part in _words_of(read) if part)
    yield from (word for word in named if word not in told)


def _words_of(read: Read) -> tuple[str | None, ...]:
    own = read.row.indicator
    return own.name, own.target, own.actual, own.explanation
