"""T11 文字差错: wrong words, doubled words, brackets without a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.texts import slips_in
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "T11"
KINDS = frozenset({SlipKind.REPEATED_WORD, SlipKind.WRONG_WORD, SlipKind.UNPAIRED})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 己/已, 违归, 的的 and unclosed brackets."""
    yield from slips_in(case, CODE, KINDS)
