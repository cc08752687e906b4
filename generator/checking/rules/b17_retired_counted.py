"""B17 退休计入在职: the staff in post exceed the posts by just those who have retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Unit
    from generator.scoring.case import Case

CODE = "B17"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the head counts of the unit."""
    unit = case.filing.unit
    if counts_retired(unit):
        facts = {"staff": str(unit.staff), "posts": str(unit.posts), "retired": str(unit.retired)}
        yield Diagnostic(CODE, facts, unit.position("在职人数"))


def counts_retired(unit: Unit) -> bool:
    """Tell whether the staff are too many, and fit without the retired; else B19 speaks."""
    if unit.posts is None or unit.staff is None or not unit.retired:
        return False
    return unit.staff > unit.posts >= unit.staff - unit.retired
