"""S05 一格多指标: one row names or measures several things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rows import printed_actual, printed_target, rows
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.filing.measure import Reading
    from generator.scoring.case import Case

CODE = "S05"
MARKS = patterns.compile(r"指标 ?[0-9一二三四五六七八九十]{1,2} ?[、:：.．]")
LISTED = patterns.compile(
    r"(?:^|[\n；;])\s*(?:[0-9]{1,2}[、.．)）](?![0-9])|[（(][0-9]{1,2}[）)]|[①-⑳])"
)
NUMBER = patterns.compile(r"[0-9一二三四五六七八九十①-⑳]")
SEVERAL = 2


def check(case: Case) -> Iterator[Diagnostic]:
    """Count what names and targets list; the actual value must hold as many."""
    for row in rows(case):
        name, target = row.indicator.name, row.indicator.target or ""
        reading = printed_target(row.read, case.filing.year)
        if len(reading.measures) < SEVERAL and not _may_list(f"{name}|{target}"):
            continue
        names, targets = _listed(name), max(_listed(target), _count(reading))
        if max(names, targets) < SEVERAL:
            continue
        actual = _actual(row, case.filing.year)
        uneven = _uneven(names, targets) or _uneven(targets, actual)
        told = f"指标值有 {targets} 个" if targets >= SEVERAL else f"名称列了 {names} 项"
        told += f"，完成值有 {actual} 个" if actual and actual != targets else ""
        facts = {"where": row.where, "told": told}
        key = row.read.target_key if targets >= SEVERAL else "三级指标"
        place = row.indicator.position("年度指标值" if key != "三级指标" else key)
        severity = Severity.ERROR if uneven else None
        yield Diagnostic(CODE, facts, place, severity_override=severity)


def _may_list(text: str) -> bool:
    """Tell whether a text has any of the signs without which nothing is listed in it."""
    return "；" in text or ";" in text or "\n" in text or "指标" in text


def _uneven(one: int, other: int) -> bool:
    """Tell whether two cells both list several things, and not as many."""
    return min(one, other) >= SEVERAL and one != other


def _listed(text: str) -> int:
    if not NUMBER.search(text):
        return 0
    return max(len(MARKS.findall(text)), len(LISTED.findall(text)))


def _count(reading: Reading) -> int:
    """Count measures of different things; a number said twice of one thing is one."""
    if len(reading.measures) <= 1:
        return sum(one.value is not None for one in reading.measures)
    found = {(one.subject, one.unit) for one in reading.measures if one.value is not None}
    return len(found) if len({unit for _, unit in found}) > 1 else min(len(found), 1)


def _actual(row: Row, year: int) -> int:
    """Return how many things the printed actual value lists or measures."""
    listed = _listed(row.indicator.actual or "")
    return listed if listed >= SEVERAL else _count(printed_actual(row.read, year))
