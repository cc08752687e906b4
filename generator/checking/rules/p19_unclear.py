"""P19 得分无法复核: no single number can be read from target or actual value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P19"
ACTUAL = ("实际完成值", "计分用完成值")
UNCLEAR = frozenset({Trouble.UNCLEAR, Trouble.MISSING_VALUE, Trouble.MISSING_TARGET})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows that have an actual value; one that is empty is S01's."""
    for subject, score in case.scores:
        actual = next((datum for datum in score.data if datum.name in ACTUAL), None)
        if score.trouble in UNCLEAR and actual is not None:
            facts = {"where": f"{subject.name}的“{score.name}”", "reason": score.reason}
            yield Diagnostic(CODE, facts, actual.position)
