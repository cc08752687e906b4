"""B09 执行率低未说明: much of the budget was not spent, and no word on why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.closing import spent_on
from generator.checking.given_reasons import given_reasons
from generator.checking.stated_money import money_text
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.scoring.case import Case, Subject

CODE = "B09"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at each closed budget; a reason may stand beside the money, a row or in a problem."""
    if case.form.declares:
        return
    for subject in case.subjects:
        total, spent = subject.assessment.funds.total, spent_on(subject.assessment)
        budget = total.budget_full_year
        if not budget or spent is None:
            continue
        rate = _rate(subject, spent / budget)
        if rate >= case.form.review.least_rate:
            continue
        if not _explained(case, subject):
            facts = {
                "where": f"{subject.name}的资金",
                "rate": percentage(rate, case.form.rate_digits),
                "computation": f"{money_text(spent)} ÷ {money_text(budget)}",
                "left": money_text(budget - spent),
                "least": percentage(case.form.review.least_rate, 0),
            }
            yield Diagnostic(CODE, facts, total.position("全年执行数"))


def _rate(subject: Subject, usual: Decimal) -> Decimal:
    """Return the rate that the rubric works out: places may count from another budget."""
    execution = subject.scorecard.execution if subject.scorecard else None
    return usual if execution is None or execution.rate is None else execution.rate


def _explained(case: Case, subject: Subject) -> bool:
    """Tell whether anything says why money was left."""
    if any(given_reasons(subject.assessment)):
        return True
    return any(any_in(one.told, words("谈到预算执行")) for one in case.filing.problems)
