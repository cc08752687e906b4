"""W05 单项过大: one row of the unit's own carries too large a share of all points.

A short table cannot help having large shares: four rows have a quarter each. There a row is held
to a multiple of what an even share would be.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.rows import rows
from generator.diagnostics import Diagnostic
from generator.expressions.rounding import percentage
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms.review import Review
    from generator.scoring.case import Case, Subject

CODE = "W05"
ZERO = Decimal(0)


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the rows that units bring; one without target holds the weight of those to come."""
    limits = {id(one): _limit(one, case.form.review) for one in case.subjects}
    for row in rows(case):
        score, (total, most) = row.score, limits[id(row.subject)]
        weight = score.folded(score.weight) if score else None
        if weight is not None and total and weight > most * total and row.indicator.target:
            facts = {
                "where": row.where,
                "weight": plain(weight),
                "share": percentage(weight / total, 0),
                "most": percentage(most, 0),
            }
            yield Diagnostic(CODE, facts, row.indicator.position("分值"))


def _limit(subject: Subject, review: Review) -> tuple[Decimal, Decimal]:
    """Return what a sheet is out of, in points, and the share of it that one row may have."""
    card = subject.scorecard
    if card is None or not card.scores:
        return ZERO, ZERO
    return card.rubric.total, max(review.most_share, review.times_even / len(card.scores))
