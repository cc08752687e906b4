"""S11 基础数据缺项: the rubric's expression needs data that were not filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.data_names import placed
from generator.checking.rules.p14_without_data import speaks as said_by_points
from generator.checking.troubles import troubles_for
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "S11"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at what expressions name; what the form requires anyhow is S01's.

    A row declared not applicable needs no data; points without data are P14's.
    """
    required = case.form.required.funds
    for subject, score in troubles_for(case, CODE):
        missing = [name for name in score.missing if name not in required]
        if missing and not said_by_points(score):
            facts = {
                "where": f"{subject.name}的“{score.name}”",
                "names": "、".join(placed(name, subject, case) for name in missing),
            }
            if hint := _hint(subject, score):
                facts["hint"] = hint
            yield Diagnostic(CODE, facts, score.declared_at or subject.assessment.position())


def _hint(subject: Subject, score: Score) -> str:
    """Say where the data of a row are typed, '' where the usual hint says it."""
    card = subject.scorecard
    if card is not None and card.execution is not None and card.execution.score is score:
        place = "这一行" if card.execution.within else "“评分资料”下的“预算执行率”"
        return f"补填金额，或者只填“执行率”；没有预算的，在{place}写“不适用: 原因”"
    own = score.answers is not None and any(
        read.row.indicator is score.answers for read in subject.rows
    )
    return "在这一行补填；确实没有的，写“不适用: 原因”" if own else ""
