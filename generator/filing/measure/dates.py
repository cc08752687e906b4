"""Finding the dates of a text: days, ends of months, quarters and years, deadlines.

Works on folded text. Dates that only say of which time something is told (截至2021年底) are found
too, so that their digits are not taken for quantities, but are marked as context.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from generator import patterns
from generator.filing.measure.chinese_numbers import read_chinese
from generator.structs import Struct

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:1[0-2]|0?[1-9])"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
# Written in Chinese: only before 月 and 日, where such numerals are nothing else.
_ONE = "[一二三四五六七八九]"
_WORDY_YEAR = f"(?:{_YEAR}|二[〇零]{_ONE}[〇零一二三四五六七八九])"
_WORDY_MONTH = f"(?:{_MONTH}|十[一二]?|{_ONE})"
_WORDY_DAY = f"(?:{_DAY}|三十一?|二?十{_ONE}?|{_ONE})"
_NO_DIGIT = "(?<![0-9一二三四五六七八九十几两每])"
_BEFORE = "(?:之?前(?!后)|以前)"
# At the end of the text: 上半年完成 is a limit, 上半年完成培训2次 tells of two trainings.
_DONE = "(?=(?:全部|全面)?(?:完成|办结|完工|竣工|完毕|结束|到位|交付)[ 。;]*\\Z)"
# What a date may begin with: every other place of a text is passed by at once.
_BEGIN = "(?=[ 0-9一二三四五六七八九十截自从不最次翌明下上本当今年第])"
_DATE = patterns.compile(
    f"{_BEGIN}"
    "(?:(?P<since>截至|截止到?|自|从)|(?P<by>不[晚迟]于|最[晚迟]))? ?"
    "(?:(?P<next>次年|翌年|明年|下一?年度?)的? ?)?"
    "(?:"
    f"(?<![0-9])(?P<year>{_WORDY_YEAR}) ?[年.\\-/] ?(?P<month>{_WORDY_MONTH}) ?"
    f"(?:[月.\\-/] ?(?P<day>{_WORDY_DAY})(?![0-9.]) ?[日号]?|月份?(?P<end>底|末)?)"
    f"|\\A(?P<year_alone>{_YEAR})[.\\-/](?P<month_alone>0[1-9]|1[0-2])\\Z"
    f"|(?<![0-9.])(?P<month_mark>{_MONTH})[./](?P<day_mark>{_DAY})(?=之?前|以前)"
    f"|{_NO_DIGIT}(?P<month_only>{_WORDY_MONTH}) ?月份?"
    f"(?: ?(?P<day_only>{_WORDY_DAY}) ?[日号]|(?P<end_only>底|末)|(?= ?{_BEFORE}))"
    f"|(?:(?<![0-9])(?P<full_year>{_YEAR}) ?年 ?年?"
    "|(?<![0-9一二三四五六七八九十两几多数上去往每历明后前次翌])[本当今]?年"
    "|(?P<next_end>[次翌明]年))"
    "(?P<year_end>底|末|内(?![容部]))"
    f"|(?:(?P<part_year>{_WORDY_YEAR}) ?年 ?)?"
    "(?:第?(?P<quarter>[1-4一二三四]) ?季度|(?P<half>[上下])半年)"
    f"(?:(?P<part_end>底|末|内(?![容部])|{_DONE})|(?= ?{_BEFORE}))"
    ")"
    f" ?(?P<post>{_BEFORE}|止|内|起|以后|之后|后)?"
)
# Two days with a line between them are one span: 2020.1.1-2020.12.31, 2020年1月至12月, 1-12月.
_POINT = (
    f"(?:(?P<year#>{_YEAR}) ?(?P<mark#>[年./-]) ?)?(?P<month#>{_MONTH})"
    f"(?:(?: ?月 ?|(?P<dot#>[./-]))(?P<day#>{_DAY})(?![0-9]) ?[日号]?)?(?P<moon#> ?月份?)?"
)
_FROM, _TO = _POINT.replace("#", "1"), _POINT.replace("#", "2")
_PERIOD = patterns.compile(
    f"(?<![0-9.年]){_FROM} ?(?P<line>-{{1,2}}|—{{1,2}}|–|~|至|到) ?{_TO}"
    f"(?:底|末)?(?![0-9.%‰龄])(?P<post>{_BEFORE}|止|内(?![容部]))?"
)
_LINES = patterns.compile("[0-9月日号份] ?[-—–~至到]")
# What every date has: most texts with figures have none of it.
_HINT = patterns.compile(
    "[月季前]|半年|年 ?[0-9一二三四五六七八九十底末内年]"
    "|(?:[0-9]{4}|[〇零一二三四五六七八九]) ?[.\\-/]"
)
_QUARTERS = {"1": 3, "一": 3, "2": 6, "二": 6, "3": 9, "三": 9, "4": 12, "四": 12}
_HALVES = {"上": 6, "下": 12}
_BARE_DAY = patterns.compile(
    f" ?(?:(?P<year>{_YEAR})(?=[01][0-9][0-3][0-9] ?$))?"
    f"(?P<month>{_MONTH})(?P<mark>[./-]?)(?P<day>{_DAY}) ?"
)
_AFTER = frozenset({"起", "以后", "之后", "后"})


class FoundDate(Struct, frozen=True):
    """A date as written; ``day`` is None where the calendar has no such day or none is told.

    ``context`` marks a date that sets no limit (截至…), ``closes_year`` the last day of the form's
    year, which every yearly target has anyway. 11月前 may include November or not: ``day`` is then
    the last that it can mean, ``surely`` the last that it means in any case.
    """

    start: int
    end: int
    day: dt.date | None
    deadline: bool
    after: bool
    context: bool
    closes_year: bool
    surely: dt.date | None = None


def find_dates(folded: str, year: int) -> Iterator[FoundDate]:
    """Yield the dates in the order of the text; where no year is written it is the form's."""
    if not _HINT.search(folded):
        return
    spans = list(_find_spans(folded, year)) if _LINES.search(folded) else []
    found = _find_days(folded, year)
    yield from (
        found
        if not spans
        else sorted(
            (*spans, *(day for day in found if all(_apart(day, span) for span in spans))),
            key=lambda one: one.start,
        )
    )


def _apart(one: FoundDate, other: FoundDate) -> bool:
    return one.end <= other.start or other.end <= one.start


def _find_spans(folded: str, year: int) -> Iterator[FoundDate]:
    """Yield the spans of time; what is to be done within one is to be done by its last day."""
    for match in _PERIOD.finditer(folded):
        if not _names_days(match):
            continue
        written = match["year2"] or match["year1"]
        day = _last_day(int(written or year), int(match["month2"]), match["day2"])
        yield FoundDate(
            start=match.start(),
            end=match.end(),
            day=day,
            deadline=bool(match["post"]),
            after=False,
            context=False,
            closes_year=day is not None and (day.year, day.month, day.day) == (year, 12, 31),
        )


def _names_days(match: re.Match[str]) -> bool:
    """Tell a span of days or months from the day 2020-10-10, and from ranges such as 1.5-2.5."""
    if match["year1"]:
        return match["line"] != "-" or match["mark1"] != "-" or bool(match["day1"])
    ends_in_month = bool(match["moon2"]) or "月" in match.group()
    return ends_in_month and not (match["dot1"] or match["dot2"])


def _last_day(year: int, month: int, day: str | None) -> dt.date | None:
    if day is not None:
        return _calendar_day(year, month, int(day))
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _find_days(folded: str, year: int) -> Iterator[FoundDate]:
    """Yield single days, and the parts of a year that end with one."""
    for match in _DATE.finditer(folded):
        post, day, surely = match["post"] or "", _day(match, year), None
        if day is not None and _is_whole_part(match):
            surely = _day_before_part(match, day)
        yield FoundDate(
            start=match.start(),
            end=match.end(),
            day=day,
            deadline=bool(match["by"]) or (bool(post) and post not in _AFTER),
            after=post in _AFTER,
            context=bool(match["since"]),
            closes_year=day is not None and (day.year, day.month, day.day) == (year, 12, 31),
            surely=surely,
        )


def bare_day(folded: str, year: int) -> dt.date | None:
    """Read a day written with nothing but figures (11.28, 20211128), where a day is expected."""
    match = _BARE_DAY.fullmatch(folded)
    if match is None or bool(match["year"]) == bool(match["mark"]):
        return None
    return _calendar_day(int(match["year"] or year), int(match["month"]), int(match["day"]))


def _calendar_day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _day(match: re.Match[str], year: int) -> dt.date | None:
    """Work out the last day that can be meant; None for 2月30日."""
    written = match["year"] or match["full_year"] or match["year_alone"] or match["part_year"]
    of_year = _whole(written) if written else year + bool(match["next"] or match["next_end"])
    if not dt.MINYEAR <= of_year <= dt.MAXYEAR:
        return None
    if match["year_end"]:
        return dt.date(of_year, 12, 31)
    month = _month(match)
    day = match["day"] or match["day_only"] or match["day_mark"]
    if day:
        return _calendar_day(of_year, month, _whole(day))
    return dt.date(of_year, month, calendar.monthrange(of_year, month)[1])


def _month(match: re.Match[str]) -> int:
    """Return the month, of a quarter or half-year the last."""
    if match["quarter"]:
        return _QUARTERS[match["quarter"]]
    if match["half"]:
        return _HALVES[match["half"]]
    return _whole(
        match["month"] or match["month_only"] or match["month_alone"] or match["month_mark"]
    )


def _whole(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else read_chinese(numeral) or 0


def _is_whole_part(match: re.Match[str]) -> bool:
    """Tell 11月前 and 第三季度前, where a part of the year is named and no end of it."""
    if match["post"] not in {"前", "之前", "以前"}:
        return False
    ends = ("day", "day_only", "day_mark", "end", "end_only", "part_end", "year_end")
    return not any(match[name] for name in ends) and not match["by"]


def _day_before_part(match: re.Match[str], last: dt.date) -> dt.date:
    """Return the day before the part of the year begins whose last day is given."""
    months = 3 if match["quarter"] else 6 if match["half"] else 1
    return last.replace(month=last.month - months + 1, day=1) - dt.timedelta(days=1)
