"""I08 成本方向: a cost is to be at least so much, as if more of it were better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import rows_of
from generator.checking.rules.i05_misplaced import misplaced
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I08"
UPWARD = frozenset({"≥", ">"})
MONEY = frozenset({"万元", "元", ""})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at costs in money; what is saved may well be as much as can be."""
    for row in costs_upward(case):
        facts = {"where": row.where, "target": row.indicator.target or ""}
        yield Diagnostic(CODE, facts, row.indicator.position(row.read.target_key))


def costs_upward(case: Case) -> list[Row]:
    """Return the rows that ask for a cost of at least so much; I11 need not ask about them."""
    return [row for row in rows_of(case, Nature.COST) if _is_upward(row)]


def _is_upward(row: Row) -> bool:
    measure = row.read.target_measure
    if measure is None or not measure.sign_written:
        return False
    if row.read.sign not in UPWARD or measure.unit not in MONEY or measure.is_change:
        return False
    return not any_in(row.texts, words("成本里越多越好的")) and not misplaced(row)[0]
