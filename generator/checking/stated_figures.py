"""Numbers with units that goals and results state in prose, and whether two speak of one thing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns
from generator.filing.measure import read_stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.filing.measure import Measure
    from generator.scoring.row_reading import Read

PLANNED = patterns.compile(
    "^:?(?:全年|本年|年度|年内)?(?:计划|预计|力争|确保|拟|实际|共|共计|累计|完成)*"
)
WORD = 2  # characters of the shortest word that tells one thing from another
DAY_OF_MONTH = patterns.compile(r"月\s*\d+\s*日|\d\s*日[以之]?前")
LEAST = 3  # characters from which words before a number say what it counts


@lru_cache(maxsize=256)  # a goal is looked at from several sides
def quantities(text: str, year: int) -> tuple[Measure, ...]:
    """Return all numbers with a unit that a text states."""
    return tuple(one for one in read_stated(text, year) if not _is_day(one.text))


def _is_day(text: str) -> bool:
    """Tell a day from a quantity: 每月10日前 is one too, 10日内 a stretch of days."""
    return "日" in text and DAY_OF_MONTH.search(text) is not None


def measuring(aim: Measure, rows: Iterable[Read]) -> Iterator[Read]:
    """Yield the rows that have the number of a goal as their target and name what it counts."""
    for read in rows:
        same = ((one.value, one.unit) == (aim.value, aim.unit) for one in read.target.measures)
        if any(same) and akin(aim.subject, read.row.indicator.name):
            yield read


def akin(one: str, other: str, length: int = WORD) -> bool:
    """Tell whether two texts have a stretch of so many signs in common."""
    return any(one[place : place + length] in other for place in range(len(one) - length + 1))


def same_thing(one: Measure, other: Measure) -> bool:
    """Tell whether two numbers count one thing: 审核医疗费用 and 审核费用 in 万元."""
    if one.unit != other.unit:
        return False
    short, long = sorted((bare_subject(one.subject), bare_subject(other.subject)), key=len)
    return len(short) >= LEAST and (short == long or _within(short, long))


@lru_cache(maxsize=1024)
def bare_subject(subject: str) -> str:
    """Return what a number counts, without the words for planning and doing it."""
    return PLANNED.sub("", subject)


def _within(short: str, long: str) -> bool:
    """Tell whether a name is the other with words left out: begin and end are the same."""
    rest = iter(long)
    return short[:2] in long and short[-2:] == long[-2:] and all(sign in rest for sign in short)
