"""C01 数据不一: a text says that something was done at another time than its row does.

项目于2023年6月完成 beside 完成时间 2023年3月. What was done must stand right beside the day, and be
what the row is called: a sentence tells of many days.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.checking.related_places import known_places
from generator.checking.rules.c01_two_values import own_texts
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.texts import Text
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "C01"
WHEN = patterns.compile(
    "(?P<thing>[\u4e00-\u9fff]*?)(?P<done>[\u4e00-\u9fff]{2})的?(?:时间|日期|时限|期限)"
)
DAY = (
    r"(?:(?P<year>[0-9]{4}) ?年)? ?(?P<month>[0-9]{1,2}) ?月(?: ?(?P<day>[0-9]{1,2}) ?日|份|底|末)?"
)
WHOLE = ("项目", "工程", "工作", "任务")  # of these a text may have several: 监控项目
BEGIN, END = r"(?:^|[，。；;：:（(\n])(?:20[0-9]{2}年度?)?", "(?:了|完毕)?(?=$|[，。；;）)\n])"
SURELY = "(?:已|全部|全面|如期|按期|按时|顺利|正式|均|都)*"
NOT_SURE = patterns.compile("前|左右|上旬|中旬|下旬|初|约")
HINT = "核对两处，改成同一个时间"


class Stated(NamedTuple):
    """A day or month as a text has it: its words, and its figures (no day: 0)."""

    words: str
    figures: tuple[int, int, int]


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for what each row with a day is about in the texts of its assessment."""
    for subject in case.subjects if not case.form.declares else ():
        for read in subject.rows:
            own = _done_on(case, read)
            if own is not None:
                yield from _in_texts(case, subject, read, own)


def _done_on(case: Case, read: Read) -> Stated | None:
    """Return when a row was done: one day or month, and no limit."""
    actual = read.actual.single
    if actual is None or actual.date is None or NOT_SURE.search(actual.text):
        return None
    found = re.search(DAY, actual.text)
    return _stated(found, case.filing.year) if found else None


def _stated(found: re.Match[str], year: int) -> Stated:
    figures = (int(found["year"] or year), int(found["month"]), int(found["day"] or 0))
    return Stated(found[0].strip("，。；;：:（(\n "), figures)


def _in_texts(case: Case, subject: Subject, read: Read, own: Stated) -> Iterator[Diagnostic]:
    name = read.row.indicator.name
    said = _said(name)
    for one in own_texts(case, subject) if said else ():
        if "月" not in one.text or one.key == "预期目标":
            continue
        for found in (one_ for way in said for one_ in way.finditer(one.text)):
            stated = _stated(found, case.filing.year)
            if not _same(stated, own):
                yield _told(subject, read, one, (stated, own))


@lru_cache(maxsize=1024)
def _said(name: str) -> tuple[re.Pattern[str], ...]:
    """Return how a text says when a row was done: 设备验收于6月3日完成, 6月3日完成设备验收."""
    found = WHEN.fullmatch(name)
    if found is None:
        return ()
    thing, done = found["thing"], found["done"]
    things = f"(?:{'|'.join(WHOLE)})" if thing in ("", *WHOLE) else re.escape(thing)
    first = f"(?:该|本|整个|全部)?{things}(?:工作|任务)?{SURELY}[于在]?"
    last = f"{things}(?:工作|任务)?"
    return (
        re.compile(f"{BEGIN}{first}{DAY}{SURELY}{done}{END}"),
        re.compile(f"{BEGIN}[于在]?{DAY}{SURELY}{done}{last}{END}"),
    )


def _same(one: Stated, other: Stated) -> bool:
    """Tell whether two times are one, as far as both say it."""
    whole = one.figures[2] and other.figures[2]
    return one.figures == other.figures if whole else one.figures[:2] == other.figures[:2]


def _told(subject: Subject, read: Read, one: Text, times: tuple[Stated, Stated]) -> Diagnostic:
    stated, own = times
    row = read.row.indicator
    facts = {
        "where": f"{subject.name}的“{one.key}”",
        "column": f"“{row.name}”",
        "printed": stated.words,
        "place": "指标表",
        "other": own.words,
        "hint": HINT,
    }
    related = known_places([("指标表里的时间", row.position(read.actual_key))])
    return Diagnostic(CODE, facts, one.position, related, severity_override=Severity.WARNING)
