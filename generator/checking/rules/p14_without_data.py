"""P14 无数据得分: points were declared for a row that has no data, or a base of 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import Trouble, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P14"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row with declared points that nothing supports."""
    for subject, score in case.scores:
        if _lacks_data(score.trouble) and score.computed is None and score.declared:
            facts = {
                "where": f"{subject.name}的“{score.name}”",
                "score": plain(score.declared),
                "reason": score.reason,
            }
            yield Diagnostic(CODE, facts, score.declared_at)


def _lacks_data(trouble: Trouble | None) -> bool:
    """Tell its own troubles, and that of S11: points on data that are not there are one more."""
    return trouble is not None and (trouble is Trouble.MISSING_DATA or trouble.voice == CODE)
