"""T09 残留占位符: something that was left to be filled in or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.slips import slips_in, words_in
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "T09"
KINDS = frozenset({SlipKind.PLACEHOLDER})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at ** …… XX {{ }} and （此页为封面）, in texts, names and values."""
    yield from slips_in(case, CODE, KINDS)
    yield from words_in(case, CODE, KINDS)
