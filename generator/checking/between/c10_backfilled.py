"""C10 预算数倒填: the full-year budget equals what was executed, while approvals say otherwise."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition, money_differs
from generator.checking.stated_money import money_text
from generator.checking.wholes import asked_total
from generator.diagnostics import Diagnostic
from generator.filing import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.dossier import Dossier
    from generator.scoring.case import Subject

CODE = "C10"
CARRIED = "上年结转资金"


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Look at every budget that was executed to the last cent."""
    declared = {subject.name: assessment for subject, assessment in dossier.declared()}
    for subject in dossier.case.subjects:
        total = subject.assessment.funds.total
        if not total.executed or total.budget_full_year != total.executed:
            continue
        approved = _parts(subject)
        if not approved and subject.name in declared:
            approved = _approvals(dossier, subject)
        added = sum(approved, Decimal(0))
        if approved and money_differs(added, total.executed):
            facts = {
                "where": subject.name,
                "printed": money_text(total.executed),
                "expected": money_text(added),
                "computation": money_addition(approved),
            }
            yield Diagnostic(CODE, facts, total.position("全年预算数"))


def _parts(subject: Subject) -> list[Decimal]:
    """Return what was approved for the things paid from a project, if all of it is known."""
    if not isinstance(subject.assessment, Project):
        return []
    budgets = [part.budget for part in subject.assessment.parts]
    known = [budget for budget in budgets if budget is not None]
    return known if len(known) == len(budgets) else []


def _approvals(dossier: Dossier, subject: Subject) -> list[Decimal]:
    """Return what was declared, then what was carried over and added on top of it."""
    declared = _declared(dossier, subject)
    if declared is None:
        return []
    budget = dossier.case.filing.budget
    whole_unit = subject.assessment is dossier.case.filing.department
    funds = subject.assessment.funds
    line = funds.lines.get(CARRIED)
    carried = (line.budget_full_year or line.budget_initial) if line else None
    added = funds.total.budget_added
    if whole_unit:
        carried, added = carried or budget.funds_carry_over, added or budget.budget_added
    return [declared, *(amount for amount in (carried, added) if amount)]


def _declared(dossier: Dossier, subject: Subject) -> Decimal | None:
    """Return the amount declared for the whole unit or for a project, in 万元."""
    for other, assessment in dossier.declared():
        if other is subject and assessment.funds.total.budget_initial is not None:
            return assessment.funds.total.budget_initial
    if subject.assessment is not dossier.case.filing.department or dossier.declaration is None:
        return None
    total = asked_total(dossier.declaration.budget)
    return total.amount if total else None
