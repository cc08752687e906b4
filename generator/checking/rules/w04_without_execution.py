"""W04 未含执行得分: the typed total is the sum of the rows without the points for execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.diagnostics import Diagnostic
from generator.filing.adding import sum_if_complete
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.scoring import Scorecard
    from generator.scoring.case import Case

CODE = "W04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Speak where execution counts in the total and the typed total leaves it out."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or card.execution is None or not leaves_execution_out(card):
            continue
        points, total = card.execution.score.points, card.total
        if points is not None and total.declared is not None and total.summed is not None:
            facts = {
                "where": subject.name,
                "printed": plain(total.declared),
                "execution": plain(points),
                "expected": plain(total.summed),
            }
            yield Diagnostic(CODE, facts, subject.assessment.position("自评得分"))


def leaves_execution_out(card: Scorecard) -> bool:
    """Tell whether the typed total equals the rows' sum without execution, which should count."""
    if card.execution is None or not card.execution.counts or not card.execution.score.points:
        return False
    rows: Decimal | None = sum_if_complete(score.points for score in card.scores)
    declared = card.total.declared
    return rows is not None and declared is not None and not differs(declared, rows)
