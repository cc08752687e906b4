"""C14 个数不符: a number of things is not the number of those that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C14"


def check(case: Case) -> Iterator[Diagnostic]:
    """Count the offices of the unit where it both numbers and names them."""
    unit = case.filing.unit
    if unit.office_count is None or not unit.offices or unit.office_count == len(unit.offices):
        return
    facts = {
        "where": "单位的内设机构数",
        "printed": str(unit.office_count),
        "expected": str(len(unit.offices)),
        "names": "、".join(unit.offices),
    }
    yield Diagnostic(CODE, facts, unit.position("内设机构数"))
