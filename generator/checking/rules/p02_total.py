"""P02 总分不符: the typed total is not the sum of the scores that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import addition, differs
from generator.checking.rules.w04_without_execution import leaves_execution_out
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P02"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the printed scores; a total that merely leaves execution out is W04's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or card.total.declared is None or card.total.summed is None:
            continue
        if differs(card.total.declared, card.total.summed) and not leaves_execution_out(card):
            points = [score.points for score in card.counted if score.points is not None]
            facts = {
                "where": subject.name,
                "printed": plain(card.total.declared),
                "expected": plain(card.total.summed),
                "computation": addition(points),
            }
            yield Diagnostic(CODE, facts, subject.assessment.position("自评得分"))
