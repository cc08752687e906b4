"""P15 缺少佐证: points without the papers that the rubric asks for, satisfaction without a poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import marked_rows
from generator.checking.verdicts import verdicts
from generator.diagnostics import Diagnostic, Severity
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Marked
    from generator.scoring.case import Case

CODE = "P15"
SATISFACTION = "满意"
POLL = "补填满意度调查的数（注明份数、时间），或者把这一项的得分改为 0"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows that the rubric gives nothing for, then at the rubric's own satisfaction."""
    verdict = verdicts(case)
    for row in marked_rows(case):
        if verdict.get(id(row.score)) == CODE:
            told = "没有填佐证材料，评分标准规定计 0 分"
            yield _finding(row, told, Severity.ERROR)
        elif lacks_poll(row):
            yield _finding(row, "没有满意度调查的数据，也没有佐证材料", None)


def lacks_poll(row: Marked) -> bool:
    """Tell a row of satisfaction that the unit gave itself points for and never measured.

    Where units bring the row themselves, I15 asks for the percentage.
    """
    score = row.score
    if row.read is not None or SATISFACTION not in score.name or not score.declared:
        return False
    return not score.figure and not (score.answers and score.answers.evidence)


def _finding(row: Marked, told: str, severity: Severity | None) -> Diagnostic:
    declared = row.score.declared
    facts = {"where": row.where, "score": "" if declared is None else plain(declared), "told": told}
    if severity is None:
        facts |= {"hint": POLL}
    return Diagnostic(CODE, facts, row.score.declared_at, severity_override=severity)
