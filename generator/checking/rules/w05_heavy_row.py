"""W05 单项过大: one row of the unit's own carries too large a share of all points.

A short table cannot help having large shares: four rows have a quarter each. There a row is held
to a multiple of what an even share would be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import rows
from generator.diagnostics import Diagnostic
from generator.expressions.rounding import percentage
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "W05"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the rows that units bring; one without target holds the weight of those to come."""
    review = case.form.review
    for row in rows(case):
        card, score = row.subject.scorecard, row.score
        weight = score.folded(score.weight) if score else None
        total = card.rubric.total if card else None
        if card is None or not total or not row.indicator.target or weight is None:
            continue
        most = max(review.most_share, review.times_even / len(card.scores))
        if weight > most * total:
            facts = {
                "where": row.where,
                "weight": plain(weight),
                "share": percentage(weight / total, 0),
                "most": percentage(most, 0),
            }
            yield Diagnostic(CODE, facts, row.indicator.position("分值"))
