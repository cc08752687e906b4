"""What a rubric demands of the weights of a sheet: for its comments, and for whoever checks them.

A blank filing, a message and the check itself must not say three different things, so all of them
ask here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.scoring.kinds.kind import plain
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.scoring.rubric import Rubric

ZERO, ONE = Decimal(0), Decimal(1)
EXECUTION = "预算执行"
REST = "各项指标"


class Demand(Struct, frozen=True):
    """The weights that a rubric asks for, in points.

    ``groups`` are those that have points of their own; ``open`` is what is left for any group.
    ``execution`` is 0 where the sheet has no such row; it is part of ``total`` where it ``counts``.
    """

    groups: Mapping[str, Decimal]
    open: Decimal
    execution: Decimal
    counts: bool
    total: Decimal

    @property
    def indicators(self) -> Decimal:
        """What all indicators make up together, budget execution aside."""
        return self.total - (self.execution if self.counts else ZERO)

    @property
    def beside(self) -> bool:
        """Whether execution is printed beside a total that the indicators make up alone."""
        return bool(self.execution) and not self.counts

    def __str__(self) -> str:
        parts = dict(self.groups)
        if self.open:
            parts |= {f"其余{REST}" if parts else REST: self.open}
        if self.execution and self.counts:
            parts = {EXECUTION: self.execution, **parts}
        text = (
            f"{listed(parts)}，共 {plain(self.total)} 分" if parts else f"共 {plain(self.total)} 分"
        )
        if not self.beside:
            return text
        return f"{text}；{EXECUTION} {plain(self.execution)} 分另计，不计入总分"


def listed(parts: Mapping[str, Decimal]) -> str:
    """Write weights by name; a flat table has a single group without a name."""
    return "、".join(f"{name or REST} {plain(weight)}" for name, weight in parts.items())


def demand(rubric: Rubric) -> Demand:
    """Return what a rubric asks for; one that is not complete leaves the groups to the units."""
    beside = rubric.execution_beside
    execution, counts = (beside.weight, beside.counts) if beside else (ZERO, False)
    groups = _of_rubric(rubric) | rubric.group_weights
    counted = execution if counts else ZERO
    if rubric.group_shares:  # 一级分值 are the full marks inside the groups, whatever they weigh
        groups = {name: one for name, one in groups.items() if rubric.group_shares.get(name, ONE)}
        return Demand(groups, ZERO, execution, counts, sum(groups.values(), counted))
    left = max(rubric.total - counted - sum(groups.values(), ZERO), ZERO)
    return Demand(groups, left, execution, counts, rubric.total)


def own_weights(rubric: Rubric) -> dict[str, Decimal]:
    """Return what the units' own indicators have to make up, by group, the rubric's rows aside."""
    rows = _of_rubric(rubric)
    left = {name: all_ - rows.get(name, ZERO) for name, all_ in rubric.group_weights.items()}
    return {name: weight for name, weight in left.items() if weight > 0}


def _of_rubric(rubric: Rubric) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for group, _, indicator in rubric.rows:
        sums[group] = sums.get(group, ZERO) + indicator.weight
    return sums
