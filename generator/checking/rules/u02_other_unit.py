"""U02 单位不同: target and actual value count in units that are not the same."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.checking.rows import printed_actual, printed_target, rows
from generator.checking.scale_slips import scale_slip
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.filing.measure import Measure, Reading
    from generator.scoring.case import Case

CODE = "U02"
SAID_WITH_SCORE = "P19"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the printed cells; where the score cannot be told for it, P19 says so."""
    for row in rows(case):
        trouble = row.score.trouble if row.score else None
        if trouble is not None and trouble.voice == SAID_WITH_SCORE:
            continue
        if (slip := scale_slip(row.read)) is not None:
            yield _slip(row, *slip)
        for target, actual in _pairs(row, case.filing.year):
            facts = {"where": row.where, "target": target, "actual": actual}
            yield Diagnostic(CODE, facts, row.indicator.position("实际完成值"))


def _slip(row: Row, target: Measure, actual: Measure) -> Diagnostic:
    facts = {
        "where": row.where,
        "target": target.text,
        "actual": actual.text,
        "hint": "数相近，单位差了千倍以上，多半是单位写错；改成同一个单位",
    }
    return Diagnostic(CODE, facts, row.indicator.position("实际完成值"))


def _pairs(row: Row, year: int) -> Iterator[tuple[str, str]]:
    """Yield units of a family of which the target has one and the actual value another."""
    if not row.indicator.actual or not row.indicator.target:
        return
    target = _units(printed_target(row.read, year))
    if target.isdisjoint(_of_families()):
        return
    families = [family for family in _families() if family & target]
    actual = _units(printed_actual(row.read, year))
    for family in families:
        aimed, counted = target & family, actual & family
        if aimed and counted and not aimed & counted:
            yield min(aimed), min(counted)


def _units(reading: Reading) -> set[str]:
    return {one.unit for one in reading.measures if one.value is not None}


@cache
def _of_families() -> frozenset[str]:
    return frozenset().union(*_families())


@cache
def _families() -> tuple[frozenset[str], ...]:
    """Return the units that are taken for each other, family by family."""
    return tuple(frozenset(family.split("、")) for family in words("容易混的单位"))
