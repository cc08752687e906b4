"""P19 得分无法复核: no single number can be read from target or actual value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rules.s01_required import is_unscored, unread
from generator.checking.troubles import troubles_for
from generator.checking.value_mends import mend_of
from generator.diagnostics import Diagnostic, Severity
from generator.scoring import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "P19"
NOT_CHECKED, NOT_SCORED = "不能按规则复核", "算不出来，也没有填“自评得分”"
OR_SCORE = "；改不了的，填写“自评得分”"


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
        if "年度指标值" in asked and _lacks_target(score):
            continue
        actual = unread(score)
        if actual is None and (score.declared is None or required):
            continue  # S01 asks for the value, or for the score
        place = actual.position if actual else score.declared_at
        read = next((one for one in subject.rows if one.row.indicator is score.record), None)
        mend = mend_of(read) if read else ""
        yield _told(subject, score, mend, place, unscored=is_unscored(score, case.form.required))


def _told(
    subject: Subject, score: Score, mend: str, place: Position | None, *, unscored: bool
) -> Diagnostic:
    """Say why no rule can score the row; where nobody did, the total lacks it: an error."""
    facts = {
        "where": f"{subject.name}的“{score.name}”",
        "cannot": NOT_SCORED if unscored else NOT_CHECKED,
        "reason": score.reason,
        "or_score": OR_SCORE if unscored else "",
    }
    if mend:
        facts["hint"] = f"{mend}{facts['or_score']}"
    return Diagnostic(CODE, facts, place, severity_override=Severity.ERROR if unscored else None)
