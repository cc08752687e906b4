"""S11 基础数据缺项: the rubric's expression needs data that were not filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.data_names import placed
from generator.checking.rules.p14_without_data import speaks as said_by_points
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "S11"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at what expressions name; what the form requires anyhow is S01's.

    A row declared not applicable needs no data; points without data are P14's.
    """
    required = case.form.required.funds
    for subject, score in case.scores:
        if said_by_points(score):
            continue
        missing = [name for name in score.missing if name not in required]
        if score.trouble and score.trouble.voice == CODE and missing:
            facts = {
                "where": f"{subject.name}的“{score.name}”",
                "names": "、".join(placed(name, subject, case) for name in missing),
            }
            yield Diagnostic(CODE, facts, score.declared_at or subject.assessment.position())
