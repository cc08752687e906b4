"""W03 指标分值不符: all indicators together do not carry the points that the rubric states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rules.w01_weights import off_indicator_total
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "W03"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at sheets whose groups are the units' own; rows without weight are S01's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or not card.scores or any(one.weight is None for one in card.scores):
            continue
        asked, total = card.rubric.indicator_total, off_indicator_total(card)
        if total is not None and asked is not None:
            verb = "少" if total < asked else "多"
            facts = {
                "where": subject.name,
                "printed": plain(total),
                "expected": plain(asked),
                "gap": f"{verb} {plain(abs(asked - total))}",
            }
            place = subject.assessment.position("绩效指标", of="key")
            yield Diagnostic(CODE, facts, place or subject.assessment.position())
