"""B07 分项与合计不符: parts are more than their whole, or a complete list does not add up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import money_addition
from generator.checking.related_places import known_places
from generator.checking.restored import wholes_amiss
from generator.checking.rules.u01_yuan import is_in_yuan
from generator.checking.stated_money import money_text
from generator.checking.wholes import funds_amiss
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.wholes import Whole
    from generator.scoring.case import Case

CODE = "B07"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the parts of everything that has parts; 其中 need not name them all, 元 is U01's."""
    for whole in wholes_amiss(case):
        if is_in_yuan(case, whole) or _is_b01s(case, whole):
            continue
        if whole.added > whole.total.amount:
            yield _finding(whole, "分项大于合计")
        elif whole.complete is None:
            yield _finding(whole, "没有列全", Severity.WARNING)
        elif whole.complete:
            yield _finding(whole, "两者应当相等")


def _is_b01s(case: Case, whole: Whole) -> bool:
    """Tell whether B01 says the same of the same cell: the unit's table may refer to its budget."""
    same = (
        one
        for one in funds_amiss(case)
        if (one.total.amount, one.added) == (whole.total.amount, whole.added)
    )
    return any(one.total.position == whole.total.position for one in same)


def _finding(whole: Whole, verdict: str, severity: Severity | None = None) -> Diagnostic:
    facts = {
        "where": whole.name,
        "printed": money_text(whole.total.amount),
        "expected": money_text(whole.added),
        "computation": _computation(whole),
        "verdict": verdict,
    }
    related = known_places((name, part.position) for name, part in whole.parts.items())
    return Diagnostic(CODE, facts, whole.total.position, related, severity)


def _computation(whole: Whole) -> str:
    """Write the sum as its reader would check it; a single part by its name."""
    if len(whole.parts) == 1:
        return "".join(f"只有{name}一项" for name in whole.parts)
    return money_addition(part.amount for part in whole.parts.values())
