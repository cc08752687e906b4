"""B09 执行率低未说明: much of the budget was not spent, and no word on why."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.closing import spent_on
from generator.checking.comparing import UPWARD
from generator.checking.given_reasons import reasons_but
from generator.checking.stated_money import money_text
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "B09"
EFFECTS = ("效益", "效果", "满意")
ZERO = Decimal(0)


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
    beside = {id(read.row.indicator) for read in subject.rows if _beside_the_point(read)}
    if any(reasons_but(subject.assessment, beside)):
        return True
    return any(any_in(one.told, words("谈到预算执行")) for one in case.filing.problems)


def _beside_the_point(read: Read) -> bool:
    """Tell a row whose reason is about something else: 宣传面窄 of what the public knows.

    What was reached, or is an effect or an opinion, left no money over, unless its reason says so.
    """
    row, pair = read.row, read.comparable
    if any_in(row.indicator.deviation_note or "", words("谈到没有用的钱")):
        return False
    if any_in(f"{row.group}{row.subgroup}", EFFECTS):
        return True
    if pair is None or read.sign not in UPWARD:
        return False
    return (pair[1].value or ZERO) >= (pair[0].value or ZERO)
