"""W05 单项过大: one row of the unit's own carries too large a share of all points."""

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
    most = case.form.review.most_share
    for row in rows(case):
        card, score = row.subject.scorecard, row.score
        weight = score.folded(score.weight) if score else None
        total = card.rubric.total if card else None
        if total and row.indicator.target and weight is not None and weight > most * total:
            facts = {
                "where": row.where,
                "weight": plain(weight),
                "share": percentage(weight / total, 0),
                "most": percentage(most, 0),
            }
            yield Diagnostic(CODE, facts, row.indicator.position("分值"))
