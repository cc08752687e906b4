"""B04 执行率有误: the typed execution rate is not what the rubric divides, at its decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.restored import values
from generator.diagnostics import Diagnostic
from generator.expressions.rounding import Places
from generator.reading.typed_rate import typed_rate
from generator.scoring import percentage, plain, round_to
from generator.scoring.execution import rate_formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.expressions.rounding import Mode
    from generator.reading.typed_rate import TypedRate
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "B04"
BASES = ("全年预算数", "到位资金", "年初预算数")
ROW = patterns.compile("(?:项目)?(?:预算|资金)(?:执行|支出|支付|使用)率")
USUAL = 2  # decimals of a rate in words


def check(case: Case) -> Iterator[Diagnostic]:
    """Recompute every typed rate to the number of decimals it was typed with.

    A rate that is right but for a wrong total is left to B01.
    """
    for subject in case.subjects:
        yield from _in_rows(subject, case.form.rate_rounding)
        funds = subject.assessment.funds
        if funds.execution_rate is None:
            continue
        rubric = subject.scorecard.rubric if subject.scorecard else None
        formula, typed = rate_formula(rubric), typed_rate(funds.execution_rate)
        found = formula.evaluate(funds.total.amounts)
        rate = found.value
        if rate is None or isinstance(rate, bool):
            continue
        others = values(case, formula, funds.total.amounts)
        if not any(_fits(typed, one, case) for one in (rate, *others)):
            facts = {
                "where": f"{subject.name}的资金",
                "printed": funds.execution_rate,
                "expected": _written(typed, rate, case.form.rate_rounding),
                "computation": found.substituted,
            }
            yield Diagnostic(CODE, facts, funds.position("执行率"))


def _fits(typed: TypedRate | None, rate: object, case: Case) -> bool:
    if typed is None or not isinstance(rate, Decimal):
        return False
    return typed.value == _expected(typed, rate, case.form.rate_rounding)


def _in_rows(subject: Subject, mode: Mode) -> Iterator[Diagnostic]:
    """Recompute the rate that units print as a row of their own; a scored one is I07's."""
    amounts, card = subject.assessment.funds.total.amounts, subject.scorecard
    executed = amounts.get("全年执行数")
    if executed is None or (card is not None and card.execution is not None):
        return
    bases = {name: amounts[name] for name in BASES if amounts.get(name)}
    for read in subject.rows if BASES[0] in bases else ():
        done = read.actual.single
        if ROW.fullmatch(read.row.indicator.name) and done and done.unit == "%" and done.value:
            shown = {
                name: _rounded(executed / base, done.value, mode) for name, base in bases.items()
            }
            if done.value not in shown.values() and not done.approximate:
                yield _of_row(subject, read, shown, f"{plain(executed)} ÷ ")


def _of_row(subject: Subject, read: Read, shown: Mapping[str, Decimal], sum_: str) -> Diagnostic:
    name, rate = next(iter(shown.items()))
    base = subject.assessment.funds.total.amounts[name]
    facts = {
        "where": f"{subject.name}的“{read.row.indicator.name}”",
        "printed": read.row.indicator.actual or "",
        "expected": f"{plain(rate)}%",
        "computation": f"{sum_}{plain(base)}",
        "hint": f"改成 {plain(rate)}%，或者核对资金里的金额",
    }
    return Diagnostic(CODE, facts, read.row.indicator.position(read.actual_key))


def _rounded(rate: Decimal, like: Decimal, mode: Mode) -> Decimal:
    """Return a rate in percent with the decimals of another one."""
    digits = max(0, -int(like.as_tuple().exponent))
    return round_to(rate * 100, Decimal(1).scaleb(-digits), mode)


def _expected(typed: TypedRate, rate: Decimal, mode: Mode) -> Decimal:
    shown = rate if typed.is_share else rate * 100
    return round_to(shown, Decimal(1).scaleb(-typed.digits), mode)


def _written(typed: TypedRate | None, rate: Decimal, mode: Mode) -> str:
    if typed is not None and typed.is_share:
        return plain(_expected(typed, rate, mode))
    return percentage(rate, Places(USUAL if typed is None else typed.digits, mode))
