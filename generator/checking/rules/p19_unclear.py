"""P19 得分无法复核: no single number can be read from target or actual value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "P19"
ACTUAL = ("实际完成值", "计分用完成值")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows that have an actual value or points; an empty one that is required is S01's."""
    required = "实际完成值" in case.form.required.indicator
    for subject, score in case.scores:
        if score.trouble is None or score.trouble.voice != CODE:
            continue
        actual = next((datum for datum in score.data if datum.name in ACTUAL), None)
        if actual is not None or (score.declared is not None and not required):
            facts = {"where": f"{subject.name}的“{score.name}”", "reason": score.reason}
            yield Diagnostic(CODE, facts, actual.position if actual else score.declared_at)
