"""P09 定性出档: the points of a graded row lie outside the band of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P09"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row whose points fit no level, or not the level named."""
    for subject, score in case.scores:
        if score.trouble and score.trouble.voice == CODE:
            facts = {"where": f"{subject.name}的“{score.name}”", "reason": score.reason}
            yield Diagnostic(CODE, facts, score.declared_at)
