"""W06 权重重复: a score was typed that its share has been multiplied into, and is once more."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.rows import marked_rows
from generator.checking.verdicts import share_of, verdicts
from generator.diagnostics import Diagnostic
from generator.expressions.rounding import percentage
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "W06"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the rows of rubrics that fold; where the rule gives no score there is no telling."""
    told = verdicts(case)
    for row in marked_rows(case) if CODE in told.values() else ():
        score, share = row.score, share_of(row)
        if told.get(id(score)) == CODE and share is not None:
            facts = {
                "where": row.where,
                "printed": plain(score.declared or Decimal(0)),
                "raw": plain(score.computed or Decimal(0)),
                "share": percentage(share, 0),
            }
            yield Diagnostic(CODE, facts, score.declared_at)
