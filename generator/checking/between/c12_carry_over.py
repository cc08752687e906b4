"""C12 上年结转与上年结余不符: what was carried over is not what was left at last year's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.checking.wholes import Figure
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.dossier import Dossier
    from generator.filing import Assessment, Filing, Funds

CODE = "C12"
CARRIED = "上年结转资金"
LEFT = "年末结余"


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Compare the unit's own figures, then those of each project that both years have."""
    previous = dossier.previous
    if previous is None:
        return
    filing = dossier.case.filing
    yield from _compared("单位", _unit_carried(filing), _unit_left(previous), previous)
    for subject, before in dossier.before():
        if subject.assessment is not filing.department:
            carried, left = _carried(subject.assessment.funds), _left(before)
            yield from _compared(subject.name, carried, left, previous)


def _compared(
    where: str, carried: Figure | None, left: Figure | None, previous: Filing
) -> Iterator[Diagnostic]:
    if carried is None or left is None or not money_differs(carried.amount, left.amount):
        return
    facts = {
        "where": where,
        "printed": money_text(carried.amount),
        "expected": money_text(left.amount),
        "year": str(previous.year),
    }
    yield Diagnostic(CODE, facts, carried.position, known_places([("上年", left.position)]))


def _unit_carried(filing: Filing) -> Figure | None:
    budget = filing.budget
    if budget.funds_carry_over is not None:
        return Figure(budget.funds_carry_over, budget, (CARRIED,))
    return _carried(filing.department.funds) if filing.department else None


def _unit_left(filing: Filing) -> Figure | None:
    budget = filing.budget
    if budget.balance is not None:
        return Figure(budget.balance, budget, (LEFT,))
    return _left(filing.department) if filing.department else None


def _carried(funds: Funds) -> Figure | None:
    """Return the source line of money carried over: as planned first, for it was known then."""
    line = funds.lines.get(CARRIED)
    columns = ("年初预算数", "全年预算数")
    found = [column for column in columns if line and column in line.amounts]
    return Figure(line.amounts[found[0]], line, (found[0],)) if line and found else None


def _left(assessment: Assessment) -> Figure | None:
    total = assessment.funds.total
    return None if total.balance is None else Figure(total.balance, total, (LEFT,))
