"""W04 未含执行得分: the typed total is the sum of the rows without the points for execution.

A fault where execution counts; where the rubric leaves it out, a note on what the total leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.diagnostics import Diagnostic, Severity
from generator.filing.adding import sum_if_complete
from generator.scoring import plain
from generator.scoring.demand import demand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.scoring import Scorecard
    from generator.scoring.case import Case

CODE = "W04"
AS_RULED = "评分标准规定预算执行得分不计入总分，总分不用改"


def check(case: Case) -> Iterator[Diagnostic]:
    """Speak wherever the typed total leaves the points for execution out."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or card.beside is None or not is_sum_of_rows(card):
            continue
        points, typed = card.beside.score.points, card.total.declared
        if points and typed is not None:
            full = card.total.summed if card.beside.counts else typed + points
            facts = {
                "where": subject.name,
                "printed": plain(typed),
                "execution": plain(points),
                "expected": "" if full is None else plain(full),
            }
            place = subject.assessment.position("自评得分")
            yield _graded(facts, place, counts=card.beside.counts)


def _graded(facts: dict[str, str], place: Position | None, *, counts: bool) -> Diagnostic:
    if counts:
        return Diagnostic(CODE, facts, place)
    return Diagnostic(CODE, facts | {"hint": AS_RULED}, place, severity_override=Severity.INFO)


def leaves_execution_out(card: Scorecard) -> bool:
    """Tell whether the typed total equals the rows' sum without execution, which should count."""
    beside = card.beside
    if beside is None or not beside.counts or not beside.score.points:
        return False
    return is_sum_of_rows(card)


def is_sum_of_rows(card: Scorecard) -> bool:
    """Tell whether the typed total equals the rows' sum, budget execution aside."""
    declared = card.total.declared
    if declared is None:
        return False
    rows: Decimal | None = sum_if_complete(score.points for score in card.scores)
    return rows is not None and not differs(declared, rows) and _as_asked(card)


def _as_asked(card: Scorecard) -> bool:
    """Tell whether the rows carry the weights that the rubric asks of them.

    Where they do not, the total is wrong for another reason: W01's or W03's.
    """
    if not card.rubric.complete:
        return True
    weights = sum_if_complete(score.weight for score in card.scores)
    return weights is not None and not differs(weights, demand(card.rubric).indicators)
