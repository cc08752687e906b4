"""I01 目标值非数值: a row that is counted or measured has a target without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import marked_rows, rows
from generator.diagnostics import Diagnostic, Severity
from generator.filing.measure import Nature
from generator.scoring.row_reading import QUALITATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring import Score
    from generator.scoring.case import Case

CODE = "I01"
COUNTED = frozenset({Nature.QUANTITY, Nature.COST})
LEVELS = "定性"
REFINE = "把这一项细化成本单位的指标，写明衡量的标准和依据，再按它给分"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows whose kind or whose scoring asks for a number, then at unrefined ones."""
    for row in rows(case):
        target = row.indicator.target
        if target and _without_number(row) and row.indicator.op != LEVELS:
            why = _why_counted(row)
            if why:
                facts = {"where": row.where, "told": f"指标值“{target}”里没有数，{why}"}
                yield Diagnostic(CODE, facts, row.indicator.position("年度指标值"))
    for marked in marked_rows(case):
        if marked.read is None and _unrefined(marked.score):
            told = "评分标准要求部门细化后给分，自评给了分却没有写按什么标准"
            facts = {"where": marked.where, "told": told, "hint": REFINE}
            place = marked.score.declared_at
            yield Diagnostic(CODE, facts, place, severity_override=Severity.WARNING)


def _without_number(row: Row) -> bool:
    """Tell whether the printed target is words; a number to score by does not make it one.

    A question (是/否) asks for an answer and no number.
    """
    if row.indicator.scored_target:
        words = not any(sign.isdigit() for sign in row.indicator.target or "")
    else:
        words = row.read.nature == QUALITATIVE
    return words and row.read.answered is None


def _why_counted(row: Row) -> str:
    """Say why a row asks for a number, '' where words will do."""
    own = row.indicator
    if own.scored_target:
        return f"计分却用“{own.scored_target}”"
    if row.nature in COUNTED and not own.level:
        return f"{row.nature}指标要能用数衡量"
    if own.unit or own.op in {"≥", ">", "=", "≤", "<"}:
        return f"度量单位却是“{own.unit}”" if own.unit else f"指标性质却是“{own.op}”"
    return ""


def _unrefined(score: Score) -> bool:
    """Tell a row of the rubric without any standard that the unit gave itself points for."""
    rule, answers = score.applied, score.answers
    if rule is None or not rule.leaves_standard_open or not score.declared or not score.weight:
        return False
    said = answers and (answers.evidence or answers.deviation_note or answers.not_applicable)
    return not said
