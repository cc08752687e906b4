"""I04 完成值带符号: an actual value says at least or at most instead of how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.doubts import doubts_for
from generator.diagnostics import Diagnostic
from generator.scoring.row_reading import QUALITATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "I04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at actual values beside targets with a number; beside words they are prose."""
    for found in doubts_for(case, CODE):
        if found.read.nature != QUALITATIVE:
            facts = {"where": found.where, "text": found.doubt.text}
            yield Diagnostic(CODE, facts, found.position)
