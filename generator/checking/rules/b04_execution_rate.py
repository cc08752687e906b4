"""B04 执行率有误: the typed execution rate is not what the rubric divides, at its decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.expressions.rounding import Places
from generator.reading.typed_rate import typed_rate
from generator.scoring import percentage, plain, round_to
from generator.scoring.execution import rate_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.expressions.rounding import Mode
    from generator.reading.typed_rate import TypedRate
    from generator.scoring.case import Case

CODE = "B04"
USUAL = 2  # decimals of a rate in words


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute every typed rate to the number of decimals it was typed with."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        if funds.execution_rate is None:
            continue
        rubric = subject.scorecard.rubric if subject.scorecard else None
        found = rate_formula(rubric).evaluate(funds.total.amounts)
        rate, typed = found.value, typed_rate(funds.execution_rate)
        if rate is None or isinstance(rate, bool):
            continue
        if typed is None or typed.value != _expected(typed, rate, case.form.rate_rounding):
            facts = {
                "where": f"{subject.name}的资金",
                "printed": funds.execution_rate,
                "expected": _written(typed, rate, case.form.rate_rounding),
                "computation": found.substituted,
            }
            yield Diagnostic(CODE, facts, funds.position("执行率"))


def _expected(typed: TypedRate, rate: Decimal, mode: Mode) -> Decimal:
    shown = rate if typed.is_share else rate * 100
    return round_to(shown, Decimal(1).scaleb(-typed.digits), mode)


def _written(typed: TypedRate | None, rate: Decimal, mode: Mode) -> str:
    if typed is not None and typed.is_share:
        return plain(_expected(typed, rate, mode))
    return percentage(rate, Places(USUAL if typed is None else typed.digits, mode))
