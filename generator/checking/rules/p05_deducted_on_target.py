"""P05 达标却扣分: points were taken off a row that the rule gives all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.verdicts import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "P05"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows that the rule gives full points."""
    yield from findings(case, CODE)
