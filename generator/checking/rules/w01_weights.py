"""W01 分值合计不符: the weights, budget execution included, do not add up to the rubric's total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Scorecard
    from generator.scoring.case import Case

CODE = "W01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the weights of each sheet; rows without weight are S01's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or not card.scores or not card.rubric.complete:
            continue
        if any(score.weight is None for score in card.scores):
            continue
        groups = _by_group(card)
        total = sum(groups.values(), Decimal(0))
        if differs(total, card.rubric.total):
            facts = {
                "where": subject.name,
                "sum": plain(total),
                "computation": _listed(groups),
                "expected": plain(card.rubric.total),
                "advice": _advice(card, total),
            }
            yield Diagnostic(CODE, facts, subject.assessment.position("绩效指标", of="key"))


def _by_group(card: Scorecard) -> dict[str, Decimal]:
    groups: dict[str, Decimal] = {}
    for score in card.all_scores:
        if score.weight is not None:
            groups[score.group] = groups.get(score.group, Decimal(0)) + score.weight
    return groups


def _advice(card: Scorecard, total: Decimal) -> str:
    execution = card.execution.score.weight if card.execution else None
    if execution is not None and total - execution == card.rubric.total:
        rest = plain(card.rubric.total - execution)
        return f"不含预算执行的 {plain(execution)} 分正好合计满分；把指标分值调整为共 {rest} 分"
    return f"调整各项分值，使合计等于 {plain(card.rubric.total)} 分"


def _listed(groups: dict[str, Decimal]) -> str:
    """Write the groups with their weights; a flat table has a single group without a name."""
    return "、".join(f"{name or '各项指标'} {plain(weight)}" for name, weight in groups.items())
