"""A deduction for every step away from a standard (每超过或低于X扣Y分，扣完为止)."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions import Expression
from generator.expressions.formula import Formula
from generator.expressions.later import Later
from generator.reading import Number
from generator.scoring.kinds.inputs import TARGET
from generator.scoring.kinds.kind import (
    ZERO,
    Brought,
    Defect,
    Kind,
    Need,
    Question,
    Shown,
    parameter,
    plain,
    uncomputable,
)
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, clamp, unable

if TYPE_CHECKING:
    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

_SETTLED = Decimal("1e-20")


class Side(StrEnum):
    """The side of the standard on which points are lost."""

    ABOVE = "超过"
    BELOW = "低于"
    BOTH = "双向"


class Count(StrEnum):
    """How a distance that is no whole number of steps is counted."""

    WHOLE = "整步"
    STARTED = "不足一步计一步"
    EXACT = "按比例"


def distance(value: Decimal, standard: Decimal, side: Side) -> Decimal:
    """Return how far the value lies on the wrong side, 0 on the right one."""
    above = value - standard
    if side is Side.BOTH:
        return abs(above)
    return max(above if side is Side.ABOVE else -above, ZERO)


def steps_in(gap: Decimal, step: Decimal, count: Count) -> Decimal:
    """Count the steps in a distance ≥ 0.

    The quotient is settled to 20 decimals first: five steps that a division before left at
    4.999…9 are five.
    """
    steps = (gap / step).quantize(_SETTLED)
    match count:
        case Count.WHOLE:
            return steps.to_integral_value(ROUND_FLOOR)
        case Count.STARTED:
            return steps.to_integral_value(ROUND_CEILING)
        case Count.EXACT:
            return gap / step


def deduct_per_step(weight: Decimal, each: Decimal, steps: Decimal) -> Decimal:
    """W - each·steps, within 0…W; all in points."""
    return clamp(weight - each * steps, weight)


class DeductPerStep(Kind):
    """Read from 方法: 按步扣分. ``step`` is in the unit of the value, ``each`` in points."""

    method: Literal["按步扣分"] = Field(alias="方法")
    standard: Formula = Field(alias="标准", default=Expression.parse(TARGET))
    side: Side = Field(alias="方向", default=Side.ABOVE)
    step: Number = Field(alias="步长")
    each: Number = Field(alias="每步扣分")
    count: Count = Field(alias="计步", default=Count.WHOLE)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Take the deduction for the distance between value and standard."""
        if inputs.value is None:
            return unable(Trouble.MISSING_VALUE)
        standard = parameter(self.standard, inputs)
        if isinstance(standard, Outcome):
            return standard
        if self.step <= 0:
            return unable(Trouble.ZERO_BASE, base="步长")
        gap = distance(inputs.value, standard, self.side)
        steps = steps_in(gap, self.step, self.count)
        points = deduct_per_step(weight, self.each, steps)
        distance_told = Step(Later(self._gap_text, inputs, standard, gap), gap)
        return Outcome(points, (distance_told, Step(Later(self._deduction, weight, steps), points)))

    def _gap_text(self, inputs: Inputs, standard: Decimal, gap: Decimal) -> str:
        value, unit = inputs.written(inputs.value or ZERO), " 天" if inputs.dated else ""
        return f"标准 {inputs.written(standard)}，实际 {value}，{self.side}部分 {plain(gap)}{unit}"

    def _deduction(self, weight: Decimal, steps: Decimal) -> str:
        counted = (
            f"每 {plain(self.step)} 扣 {plain(self.each)} 分（{self.count}），{plain(steps)} 步"
        )
        return f"{counted}：{plain(weight)} - {plain(self.each)} × {plain(steps)}，扣完为止"

    @property
    def needs(self) -> tuple[Need, ...]:
        """A value."""
        return (Need(Brought.VALUE),)

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask nothing: data alone give the points."""
        return ()

    def shown(self, answers: Answers) -> tuple[Shown, ...]:  # noqa: ARG002  nothing is asked
        """Show no answer."""
        return ()

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:  # noqa: ARG002  the same for any weight
        """Report a step or a deduction that is not above 0."""
        found = [*uncomputable("标准", self.standard)]
        if self.step <= 0:
            found.append(Defect("步长", "步长要大于 0"))
        if self.each <= 0:
            found.append(Defect("每步扣分", "每步扣分要大于 0"))
        return tuple(found)
