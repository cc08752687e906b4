"""What a place makes of values far from the target: under (未达) and over-fulfilment (超额)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from generator.reading import Number, Record
from generator.scoring.kinds.kind import ZERO
from generator.scoring.kinds.outcome import clamp

_ONE = Decimal(1)


class Treatment(StrEnum):
    """The five treatments of over-fulfilment in use."""

    NONE = "不处理"
    EXPLAIN = "须说明"
    DEDUCT = "扣分"
    ZERO = "零分"
    DEGREE = "按程度"


class Under(Record):
    """Points for falling far short: below ``below`` times the target they are ``points``."""

    below: Number = Field(alias="低于")
    points: Number = Field(alias="计", default=ZERO)

    def applies(self, value: Decimal, target: Decimal) -> bool:
        """Whether the value falls short so far; a target of 0 or less has no multiples."""
        return target > 0 and value < self.below * target

    def faults(self, weight: Decimal) -> tuple[str, ...]:
        """Report a limit outside 0…1 and points outside 0…W."""
        found = []
        if not ZERO < self.below <= _ONE:
            found.append("“低于”是目标值的倍数，要大于 0，不超过 1")
        if not ZERO <= self.points <= weight:
            found.append(f"“计”要在 0 到 {weight:f} 之间")
        return tuple(found)


class Over(Record):
    """The treatment from ``start`` times the target on.

    ``zero_start`` is the value from which a target of 0 counts as over-fulfilled. No formula is
    published for 按程度: the points lost are W·factor·(A/T - start), at most all.
    """

    start: Number = Field(alias="起点", default=Decimal("1.3"))
    zero_start: Number | None = Field(alias="零目标起点", default=None)
    treatment: Treatment = Field(alias="处理", default=Treatment.EXPLAIN)
    points: Number = Field(alias="扣", default=Decimal(2))
    factor: Number = Field(alias="系数", default=_ONE)

    def applies(self, value: Decimal, target: Decimal) -> bool:
        """Whether the value exceeds the target so far."""
        if self.treatment is Treatment.NONE:
            return False
        if target > 0:
            return value >= self.start * target
        return target == 0 and self.zero_start is not None and value >= self.zero_start

    def needs_reason(self, target: Decimal) -> bool:
        """Whether a reason is asked for. No degree can be told from a target of 0: explain it."""
        by_degree = self.treatment is Treatment.DEGREE and target == 0
        return self.treatment is Treatment.EXPLAIN or by_degree

    def faults(self) -> tuple[str, ...]:
        """Report a start below the target and losses that are not above 0."""
        found = []
        if self.start < _ONE:
            found.append("“起点”是目标值的倍数，不能小于 1")
        if self.treatment is Treatment.DEDUCT and self.points <= 0:
            found.append("“扣”要大于 0")
        if self.treatment is Treatment.DEGREE and self.factor <= 0:
            found.append("“系数”要大于 0")
        return tuple(found)


def treated(
    points: Decimal, weight: Decimal, value: Decimal, target: Decimal, over: Over
) -> Decimal:
    """Return the points that over-fulfilment leaves, within 0…W."""
    match over.treatment:
        case Treatment.NONE | Treatment.EXPLAIN:
            return points
        case Treatment.DEDUCT:
            return clamp(points - over.points, weight)
        case Treatment.ZERO:
            return ZERO
        case Treatment.DEGREE:
            if target == 0:
                return points
            return clamp(points - weight * over.factor * (value / target - over.start), weight)
