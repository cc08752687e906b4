"""T04 原因空泛: a reason for lost points that would fit any unit and any row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.empty_phrases import says_nothing
from generator.checking.rows import marked_rows
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "T04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at reasons of which no clause says anything."""
    for row in marked_rows(case):
        if row.note and says_nothing(row.note):
            facts = {"where": row.where, "reason": row.note}
            yield Diagnostic(CODE, facts, row.note_position)
