"""Dates that are written out and that no calendar has: 11月31日, 13月20日."""

from __future__ import annotations

import datetime as dt

from generator import patterns

_YEAR = r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})"
_MONTH, _DAY = "(?P<month>[0-9]{1,2})", "(?P<day>[0-9]{1,2})"
_FORMS = (
    patterns.compile(rf"(?:{_YEAR} ?年 ?)?(?<![0-9.]){_MONTH} ?月 ?{_DAY} ?[日号]"),
    patterns.compile(rf"{_YEAR}(?P<mark>[-./]){_MONTH}(?P=mark){_DAY}(?![0-9.])"),
)


def no_such_day(folded: str, year: int) -> str:
    """Return the first date of a folded text that the calendar lacks, '' where it has them all.

    A date without its year is one of ``year``.
    """
    for found in (found for form in _FORMS for found in form.finditer(folded)):
        try:
            dt.date(int(found["year"] or year), int(found["month"]), int(found["day"]))
        except ValueError:
            return found[0].strip()
    return ""
