"""P03 执行得分不符: the typed score for budget execution is not what the rule gives."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.checking.restored import values
from generator.diagnostics import Diagnostic
from generator.scoring import plain
from generator.scoring.execution import rate_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "P03"
ONE = Decimal(1)


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare declared with computed; what cannot be computed is B02's or S01's.

    A score that is right but for a wrong total waits for it: B01, B07 ask which is right.
    """
    for subject in case.subjects:
        card = subject.scorecard
        score = card.execution.score if card and card.execution else None
        if score is None or score.declared is None or score.computed is None:
            continue
        if differs(score.declared, score.computed) and not _in_doubt(case, subject, score):
            facts = {
                "where": subject.name,
                "printed": plain(score.declared),
                "expected": plain(score.computed),
                "computation": "；".join(score.steps),
            }
            yield Diagnostic(CODE, facts, score.declared_at)


def _in_doubt(case: Case, subject: Subject, score: Score) -> bool:
    """Tell whether the score is that of an amount as the other figures of its sum would have it."""
    amounts = subject.assessment.funds.total.amounts
    formula = rate_formula(subject.scorecard.rubric if subject.scorecard else None)
    rates = values(case, formula, amounts)
    return any(isinstance(rate, Decimal) and _brings(score, min(rate, ONE)) for rate in rates)


def _brings(score: Score, rate: Decimal) -> bool:
    """Tell whether a rate, as a share, brings the typed score in proportion to its points."""
    if score.weight is None or score.declared is None:
        return False
    return not differs(rate * score.weight, score.declared)
