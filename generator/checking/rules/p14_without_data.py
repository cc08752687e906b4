"""P14 无数据得分: points were declared for a row that has no data, or a base of 0."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.data_names import placed
from generator.checking.rows import marked_rows
from generator.checking.rules.p15_without_evidence import lacks_poll
from generator.checking.troubles import troubled
from generator.diagnostics import Diagnostic
from generator.scoring import Trouble, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "P14"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row with declared points that nothing supports."""
    found = [(subject, score) for subject, score in troubled(case) if speaks(score)]
    unmeasured = {id(row.score) for row in marked_rows(case) if found and lacks_poll(row)}
    for subject, score in found:
        if id(score) not in unmeasured:
            facts = {
                "where": f"{subject.name}的“{score.name}”",
                "score": plain(score.declared or Decimal(0)),
                "reason": _reason(subject, score, case),
            }
            yield Diagnostic(CODE, facts, score.declared_at)


def speaks(score: Score) -> bool:
    """Tell whether points were declared that nothing supports; S11 then need not ask for it."""
    return _lacks_data(score.trouble) and score.computed is None and bool(score.declared)


def _lacks_data(trouble: Trouble | None) -> bool:
    """Tell its own troubles, and that of S11: points on data that are not there are one more."""
    return trouble is not None and (trouble is Trouble.MISSING_DATA or trouble.voice == CODE)


def _reason(subject: Subject, score: Score, case: Case) -> str:
    """Say what is missing, and where it is to be filled in."""
    if not score.missing:
        return score.reason
    names = "、".join(placed(name, subject, case) for name in score.missing)
    return f"缺少数据：{names}"
