"""I07 执行率重复计分: budget execution is scored by itself and as an indicator again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rates import HUNDRED
from generator.checking.rows import rows
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I07"
PERCENT = patterns.compile(r"([0-9]+(?:\.([0-9]+))?) ?[%％]")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for the rate in the actual values of rows, and for its name in theirs."""
    for row in rows(case):
        card = row.subject.scorecard
        execution = card.execution if card else None
        if execution is None or execution.rate is None or row.score is execution.score:
            continue
        found = any_in(row.indicator.name, words("执行率的叫法")) or _same_rate(row, execution.rate)
        if found:
            facts = {"where": row.where, "found": found, "rate": percentage(execution.rate, 1)}
            yield Diagnostic(CODE, facts, row.indicator.position("三级指标"))


def _same_rate(row: Row, rate: Decimal) -> str:
    """Return the percentage of an actual value that is the rate, and is said of money spent."""
    name, text = row.indicator.name, row.indicator.actual or ""
    if rate == 1 or not ("%" in text or "％" in text):
        return ""
    if not any_in(f"{name}{text}", words("谈到支出")):
        return ""
    if any_in(f"{name}", words("支付得对不对")):
        return ""
    for found in PERCENT.finditer(text):
        digits = len(found[2] or "")
        if digits and found[1] == percentage(rate, digits).rstrip("%"):
            return found[0]
        if not digits and rate * HUNDRED == int(found[1]):
            return found[0]
    return ""
