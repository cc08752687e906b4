"""L04 写法: blanks, figures and dates that are not written as GB/T 15835 asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.texts import slips_in
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "L04"
KINDS = frozenset(
    {
        SlipKind.LEADING_ZERO,
        SlipKind.SHORT_YEAR,
        SlipKind.ROUGH_NUMBER,
        SlipKind.FULL_WIDTH_FIGURE,
        SlipKind.SPLIT_UNIT,
        SlipKind.BLANK,
    }
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 2022年03月05日, 约100余, ５６, and blanks within a text."""
    yield from slips_in(case, CODE, KINDS)
