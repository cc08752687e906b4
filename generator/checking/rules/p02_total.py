"""P02 总分不符: the typed total is not the sum of the scores that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import addition, differs
from generator.checking.rules.w04_without_execution import leaves_execution_out
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.scoring.case import Case, Subject

CODE = "P02"
REVIEWED = "复核得分"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the printed scores; a total that merely leaves execution out is W04's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None:
            continue
        if not leaves_execution_out(card):
            yield from _compared(
                subject,
                card.total.declared,
                card.total.summed,
                [one.folded(one.points) for one in card.counted],
            )
        reviewed = subject.assessment.reviewed
        yield from _compared(
            subject,
            reviewed,
            card.total.added_up,
            [one.folded(one.reviewed) for one in card.counted],
            REVIEWED,
        )


def _compared(
    subject: Subject,
    typed: Decimal | None,
    expected: Decimal | None,
    points: list[Decimal | None],
    key: str = "自评得分",
) -> Iterator[Diagnostic]:
    if typed is None or expected is None or not differs(typed, expected):
        return
    facts = {
        "where": subject.name,
        "which": "的复核" if key == REVIEWED else "的",
        "printed": plain(typed),
        "expected": plain(expected),
        "computation": addition([one for one in points if one is not None]),
    }
    yield Diagnostic(CODE, facts, subject.assessment.position(key))
