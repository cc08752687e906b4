"""P08 突破上限满分: full points for a value beyond its upper limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.verdicts import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "P08"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows with ≤ and at deadlines."""
    yield from findings(case, CODE)
