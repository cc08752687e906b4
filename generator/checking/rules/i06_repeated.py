"""I06 指标重复: a row typed twice, or one quantity measured in two rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.alike import same_text
from generator.checking.related_places import known_places
from generator.checking.rows import printed_target
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import IndicatorRow
    from generator.filing.measure import Reading
    from generator.scoring.case import Case, Subject

Quantities = set[tuple[str, str, str]]

CODE = "I06"
TELLING = 3  # characters from which the words before a number say what it measures
SHARED = frozenset({"%", "百分点", "天", "工作日", "月", "年"})  # many rows have the same of these


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare every row with those above it, within one table."""
    for subject in case.subjects:
        names = [bare_text(read.row.indicator.name) for read in subject.rows]
        measured = [_quantities(printed_target(read, case.filing.year)) for read in subject.rows]
        if len(set(names)) == len(names) and sum(map(bool, measured)) <= 1:
            continue  # as of nearly all: there is nothing to compare
        above: list[tuple[IndicatorRow, str, Quantities]] = []
        for read, name, quantities in zip(subject.rows, names, measured, strict=True):
            row = read.row
            for earlier, other, others in above:
                what = _same_row(earlier, row) if name == other else ""
                if not what and quantities and others:
                    what = _same_quantity(others & quantities)
                if what:
                    yield _finding(subject, earlier, row, what)
                    break
            above.append((row, name, quantities))


def _finding(subject: Subject, earlier: IndicatorRow, row: IndicatorRow, what: str) -> Diagnostic:
    facts = {
        "where": subject.name,
        "name": row.indicator.name,
        "other": earlier.indicator.name,
        "what": what,
    }
    related = known_places([("前一项写在这里", earlier.indicator.position("三级指标"))])
    return Diagnostic(CODE, facts, row.indicator.position("三级指标"), related)


def _same_row(one: IndicatorRow, other: IndicatorRow) -> str:
    """Say in what two rows of one name are one row typed twice, '' where they are not."""
    targets = (one.indicator.target or "", other.indicator.target or "")
    alike = all(targets) and same_text(*targets)
    if one.goal != other.goal:
        return ""  # each goal measures what it is about
    if alike or [*map(bare_text, one.path)] == [*map(bare_text, other.path)]:
        return "名称和指标值都相同" if alike else "名称相同，又在同一个二级指标下"
    return ""


def _same_quantity(shared: Quantities) -> str:
    found = min(shared, default=None)
    return f"两项的指标值都是“{found[0]}{found[1]}{found[2]}”" if found else ""


def _quantities(target: Reading) -> Quantities:
    """Return what a target measures: the words before the number, the number, the unit."""
    return {
        (measure.subject, plain(measure.value), measure.unit)
        for measure in target.measures
        if len(measure.subject) >= TELLING and measure.value and measure.unit not in SHARED
    }
