"""P12 全部满分: every row has full points, and no real work is without a shortcoming."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P12"
ZERO = Decimal(0)
FEW = 3  # rows up to which full marks are no wonder


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at each sheet as a whole, budget execution included."""
    for subject in case.subjects if case.form.review.doubts_full_marks else ():
        scores = subject.scorecard.all_scores if subject.scorecard else ()
        if len(scores) > FEW and all(one.points == one.weight is not None for one in scores):
            total = sum((one.folded(one.points) or ZERO for one in scores), ZERO)
            facts = {"where": subject.name, "count": str(len(scores)), "total": plain(total)}
            record = subject.assessment
            place = record.position("绩效指标", of="key")
            if record.declared is not None:
                place = record.position("自评得分")
            yield Diagnostic(CODE, facts, place)
