"""P06 得分不合规则: a score is not what the rule gives, for no reason that has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.verdicts import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.case import Case

CODE = "P06"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at what P04, P05, P08, P09 and P15 leave."""
    yield from findings(case, CODE)
