"""L01 序号写法: numbers before items that are not written as official papers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.slips import slips_in
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "L01"
KINDS = frozenset({SlipKind.NUMBERING})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 1、、 and （一）、: nothing follows brackets, an Arabic number has a point."""
    yield from slips_in(case, CODE, KINDS)
