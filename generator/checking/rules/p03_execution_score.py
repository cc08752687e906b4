"""P03 执行得分不符: the typed score for budget execution is not what the rule gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P03"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare declared with computed; what cannot be computed is B02's or S01's."""
    for subject in case.subjects:
        card = subject.scorecard
        score = card.execution.score if card and card.execution else None
        if score is None or score.declared is None or score.computed is None:
            continue
        if differs(score.declared, score.computed):
            facts = {
                "where": subject.name,
                "printed": plain(score.declared),
                "expected": plain(score.computed),
                "computation": "；".join(score.steps),
            }
            yield Diagnostic(CODE, facts, score.declared_at)
