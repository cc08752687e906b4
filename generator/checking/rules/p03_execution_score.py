"""P03 执行得分不符: the typed score for budget execution is not what the rule gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.checking.restored import readings
from generator.diagnostics import Diagnostic
from generator.scoring import plain
from generator.scoring.execution import rate_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "P03"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare declared with computed; what cannot be computed is B02's or S01's.

    Where a total is contradicted by its parts the score waits for it: B01 asks which is right.
    """
    for subject in case.subjects:
        card = subject.scorecard
        score = card.execution.score if card and card.execution else None
        if score is None or score.declared is None or score.computed is None:
            continue
        if differs(score.declared, score.computed) and not _in_doubt(case, subject):
            facts = {
                "where": subject.name,
                "printed": plain(score.declared),
                "expected": plain(score.computed),
                "computation": "；".join(score.steps),
            }
            yield Diagnostic(CODE, facts, score.declared_at)


def _in_doubt(case: Case, subject: Subject) -> bool:
    """Tell whether an amount that execution is computed from is not what its parts add up to."""
    amounts = subject.assessment.funds.total.amounts
    needed = rate_formula(subject.scorecard.rubric if subject.scorecard else None).names
    return any(len(readings(case, key, amounts[key])) > 1 for key in needed & amounts.keys())
