"""P19 得分无法复核: no single number can be read from target or actual value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rules.s01_required import is_unscored
from generator.checking.troubles import troubles_for
from generator.checking.value_mends import mend_of
from generator.diagnostics import Diagnostic
from generator.scoring import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Score
    from generator.scoring.case import Case

CODE = "P19"
ACTUAL = ("实际完成值", "计分用完成值")


def _lacks_target(score: Score) -> bool:
    """Tell a row that has no target at all from one whose target cannot be read."""
    targets = {"年度指标值", "计分用指标值"}
    blank = not any(datum.name in targets for datum in score.data)
    return score.trouble is Trouble.MISSING_TARGET and blank


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows that have an actual value or points; an empty one that is required is S01's."""
    asked = case.form.required.indicator
    required = "实际完成值" in asked
    for subject, score in troubles_for(case, CODE):
        if score.declared is None and is_unscored(score, case.form.required):
            continue  # S01 asks for the score, and says why none is worked out
        if "年度指标值" in asked and _lacks_target(score):
            continue
        actual = next((datum for datum in score.data if datum.name in ACTUAL), None)
        if actual is not None or (score.declared is not None and not required):
            facts = {"where": f"{subject.name}的“{score.name}”", "reason": score.reason}
            read = next((one for one in subject.rows if one.row.indicator is score.record), None)
            facts["hint"] = mend_of(read) if read else ""
            yield Diagnostic(CODE, facts, actual.position if actual else score.declared_at)
