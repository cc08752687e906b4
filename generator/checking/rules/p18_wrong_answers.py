"""P18 评分资料有误: what the unit said towards a score does not fit the rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.troubles import troubles_for
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P18"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row that its rule refuses for what was said."""
    for subject, score in troubles_for(case, CODE):
        facts = {"where": f"{subject.name}的“{score.name}”", "reason": score.reason}
        yield Diagnostic(CODE, facts, score.declared_at)
