"""P01 得分越界: a typed score lies below 0 or above the row's weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.unruled import ZERO, unruled_sheets
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "P01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every typed score, budget execution included."""
    for subject, score in (*case.scores, *_unruled(case)):
        weight = score.weight
        for key, typed in ((score.declared_key, score.declared), ("复核得分", score.reviewed)):
            if typed is not None and weight is not None and not ZERO <= typed <= weight:
                facts = {
                    "where": f"{subject.name}的“{score.name}”",
                    "score": plain(typed),
                    "weight": plain(weight),
                }
                yield Diagnostic(CODE, facts, score.record.position(key))


def _unruled(case: Case) -> Iterator[tuple[Subject, Score]]:
    """Yield the rows that no rubric stands behind: the table itself says what each is worth."""
    for sheet in unruled_sheets(case):
        yield from ((sheet.subject, score) for score in sheet.scores)
