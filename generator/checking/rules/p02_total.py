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
ZERO = Decimal(0)
REVIEWED = "复核得分"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the printed scores; a total that merely leaves execution out is W04's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None:
            continue
        if card.total.summed is None and card.total.declared is not None:
            yield from _out_of_reach(subject, card, card.total.declared)
        elif not leaves_execution_out(card):
            yield from _compared(subject, card, card.total.declared, card.total.summed)
        reviewed = subject.assessment.reviewed
        yield from _compared(subject, card, reviewed, card.total.added_up, REVIEWED)


def _compared(
    subject: Subject,
    card: Scorecard,
    typed: Decimal | None,
    expected: Decimal | None,
    key: str = "自评得分",
) -> Iterator[Diagnostic]:
    if typed is None or expected is None or not differs(typed, expected):
        return
    by = (one.reviewed if key == REVIEWED else one.points for one in card.counted)
    points = [one.folded(each) for one, each in zip(card.counted, by, strict=True)]
    facts = {
        "where": subject.name,
        "which": "的复核" if key == REVIEWED else "的",
        "printed": plain(typed),
        "expected": plain(expected),
        "computation": addition([one for one in points if one is not None]),
    }
    yield Diagnostic(CODE, facts, subject.assessment.position(key))


def _out_of_reach(subject: Subject, card: Scorecard, declared: Decimal) -> Iterator[Diagnostic]:
    """Speak of an unfinished sheet whose total its rows cannot make up any more."""
    if card.rubric.cap or card.rubric.late or card.rubric.factors or _rescaled(card):
        return
    points = [score.folded(score.points) or ZERO for score in card.counted]
    open_rows = [score for score in card.counted if score.points is None]
    if any(score.weight is None for score in open_rows):
        return
    left = sum((score.folded(score.weight) or ZERO for score in open_rows), ZERO)
    known = sum(points, ZERO)
    if known - declared > HALF_CENT or declared - known - left > HALF_CENT:
        most = f"至多 {plain(known + left)}" if declared > known else f"至少 {plain(known)}"
        told = f"已填的 {plain(known)} 分，没有填的 {len(open_rows)} 项至多 {plain(left)} 分"
        facts = {"where": subject.name, "which": "的", "printed": plain(declared)}
        place = subject.assessment.position("自评得分")
        yield Diagnostic(CODE, facts | {"expected": most, "computation": told}, place)


def _rescaled(card: Scorecard) -> bool:
    return any(score.standing is not Standing.SCORED for score in card.all_scores)
