"""Scores that something stood in the way of, for the checks that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.same import once_a_case

if TYPE_CHECKING:
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject


def troubles_for(case: Case, code: str) -> list[tuple[Subject, Score]]:
    """Return the scores with a trouble that a check speaks of, each with its subject."""
    return [
        one for one in troubled(case) if one[1].trouble is not None and one[1].trouble.voice == code
    ]


@once_a_case  # a dozen checks ask, and most filings have none
def troubled(case: Case) -> tuple[tuple[Subject, Score], ...]:
    """Return every score that has a trouble, with its subject."""
    return tuple(one for one in case.scores if one[1].trouble is not None)
