"""P11 过低未说明: a value far below its target, and no word on why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.unexplained_deviation import falls_short, unexplained
from generator.diagnostics import Diagnostic
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P11"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows below the share of their target that the rule, or custom, lets pass."""
    for found in unexplained(case):
        if falls_short(found):
            facts = {**found.typed, "share": percentage(found.ratio, 1).replace(".0%", "%")}
            yield Diagnostic(CODE, facts, found.position)
