"""P04 未达标却满分: full points for a value that does not reach its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.verdicts import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "P04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows on which more is better."""
    yield from findings(case, CODE)
