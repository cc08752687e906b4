"""B10 调整未说明: the budget was changed by much in the year, and nothing says how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing import Project
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment
    from generator.scoring.case import Case

CODE = "B10"
ADDED = "追加预算数"
REASON = "在“年度资金总额”的“原因”里写明追加、结转或者调整了多少和批复的文号"
GAP = 1_000  # times; nothing but a wrong unit makes so much of a budget


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare full-year with initial budget; one added on record, or carried over, explains it."""
    most = case.form.review.most_change
    for subject in case.subjects if not case.form.declares else ():
        total = subject.assessment.funds.total
        initial, full_year = total.budget_initial, total.budget_full_year
        if not initial or full_year is None or abs(full_year - initial) / initial <= most:
            continue
        if max(full_year, initial) >= GAP * min(full_year, initial) > 0:
            continue  # 元 for 万元: U01 speaks of it
        if not _recorded(case, subject.assessment):
            facts = {
                "where": f"{subject.name}的资金",
                "initial": money_text(initial),
                "full_year": money_text(full_year),
                "change": percentage((full_year - initial) / initial, 1),
                "most": percentage(most, 0),
                **_hint(case, subject.assessment),
            }
            yield Diagnostic(CODE, facts, total.position("全年预算数"))


def _hint(case: Case, assessment: Assessment) -> dict[str, str]:
    """Ask for a reason where the form has no column for what was added: G05 would object to it."""
    columns = case.form.funding.columns
    lacks = isinstance(assessment, Project) and columns and ADDED not in columns
    return {"hint": REASON} if lacks else {}


def _recorded(case: Case, assessment: Assessment) -> bool:
    """Tell whether the filing says what was added, carried over or why it was changed."""
    funds, budget = assessment.funds, case.filing.budget
    if any(line.budget_added is not None or line.reason for _, line in funds.named_lines):
        return True
    if isinstance(assessment, Project):
        if any(part.budget is not None for part in assessment.parts):
            return True
    elif budget.budget_added is not None or budget.funds_carry_over is not None:
        return True
    if any("结转" in name for name in funds.lines):
        return True
    notes = (row.indicator.deviation_note for row in assessment.rows)
    return any(any_in(note, words("谈到预算调整")) for note in notes if note)
