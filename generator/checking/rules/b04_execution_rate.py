"""B04 执行率有误: the typed execution rate is not what the rubric divides, at its decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.expressions.rounding import Places
from generator.scoring import percentage, plain, round_to
from generator.scoring.execution import rate_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.expressions.rounding import Mode
    from generator.scoring.case import Case

CODE = "B04"
LARGEST_SHARE = 2  # a rate typed without % up to here is a share: nobody executes 2 percent
TYPED = re.compile(r"(\d+(?:\.(\d+))?)\s*([%％]?)")


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute every typed rate to the number of decimals it was typed with."""
    for subject in case.subjects:
        funds = subject.assessment.funds
        if funds.execution_rate is None:
            continue
        rubric = subject.scorecard.rubric if subject.scorecard else None
        found = rate_formula(rubric).evaluate(funds.total.amounts)
        rate = found.value
        if rate is None or isinstance(rate, bool):
            continue
        expected = _expected(funds.execution_rate, rate, case.form.rate_rounding)
        if expected != _value(funds.execution_rate):
            facts = {
                "where": f"{subject.name}的资金",
                "printed": funds.execution_rate,
                "expected": _written(funds.execution_rate, rate, case.form.rate_rounding),
                "computation": found.substituted,
            }
            yield Diagnostic(CODE, facts, funds.position("执行率"))


def _digits(typed: str) -> int:
    found = TYPED.fullmatch(typed.strip())
    return len(found[2] or "") if found else 2


def _value(typed: str) -> Decimal | None:
    found = TYPED.fullmatch(typed.strip())
    return Decimal(found[1]) if found else None


def _is_share(typed: str) -> bool:
    """Tell a rate typed as a share (0.843) from one in percent (84.3% or 84.3)."""
    value = _value(typed)
    return not re.search(r"[%％]", typed) and value is not None and value <= LARGEST_SHARE


def _expected(typed: str, rate: Decimal, mode: Mode) -> Decimal:
    shown = rate if _is_share(typed) else rate * 100
    return round_to(shown, Decimal(1).scaleb(-_digits(typed)), mode)


def _written(typed: str, rate: Decimal, mode: Mode) -> str:
    if _is_share(typed):
        return plain(_expected(typed, rate, mode))
    return percentage(rate, Places(_digits(typed), mode))
