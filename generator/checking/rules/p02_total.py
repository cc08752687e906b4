"""P02 总分不符: the typed total is not the sum of the scores that count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import HALF_CENT, addition, differs
from generator.checking.rules.w04_without_execution import leaves_execution_out
from generator.diagnostics import Diagnostic
from generator.scoring import plain
from generator.scoring.scorecard import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Scorecard
    from generator.scoring.case import Case, Subject

CODE = "P02"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the printed scores; a total that merely leaves execution out is W04's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or card.total.declared is None:
            continue
        if card.total.summed is None:
            yield from _out_of_reach(subject, card, card.total.declared)
        elif differs(card.total.declared, card.total.summed) and not leaves_execution_out(card):
            points = [score.points for score in card.counted if score.points is not None]
            facts = {
                "where": subject.name,
                "printed": plain(card.total.declared),
                "expected": plain(card.total.summed),
                "computation": addition(points),
            }
            yield Diagnostic(CODE, facts, subject.assessment.position("自评得分"))


def _out_of_reach(subject: Subject, card: Scorecard, declared: Decimal) -> Iterator[Diagnostic]:
    """Speak of an unfinished sheet whose total its rows cannot make up any more."""
    if card.rubric.cap or card.rubric.late or card.rubric.factors or _rescaled(card):
        return
    points = [score.points for score in card.counted if score.points is not None]
    open_rows = [score for score in card.counted if score.points is None]
    if any(score.weight is None for score in open_rows):
        return
    left = sum((score.weight for score in open_rows if score.weight is not None), Decimal(0))
    known = sum(points, Decimal(0))
    if known - declared > HALF_CENT or declared - known - left > HALF_CENT:
        most = f"至多 {plain(known + left)}" if declared > known else f"至少 {plain(known)}"
        told = f"已填的 {plain(known)} 分，没有填的 {len(open_rows)} 项至多 {plain(left)} 分"
        facts = {"where": subject.name, "printed": plain(declared), "expected": most}
        place = subject.assessment.position("自评得分")
        yield Diagnostic(CODE, facts | {"computation": told}, place)


def _rescaled(card: Scorecard) -> bool:
    return any(score.standing is not Standing.SCORED for score in card.all_scores)
