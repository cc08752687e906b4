"""All or nothing: one of two scores (达到得满分，否则不得分)."""

from __future__ import annotations

import operator
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
    from collections.abc import Callable
    from decimal import Decimal

    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

_TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "≥": operator.ge,
    ">": operator.gt,
    "=": operator.eq,
    "≤": operator.le,
    "<": operator.lt,
}


NOTHING, AIM = Expression.parse("0"), Expression.parse(TARGET)


def reaches(value: Decimal, comparator: str, limit: Decimal) -> bool:
    """Whether the value keeps the limit; the comparator is one of ≥ > = ≤ <."""
    return _TESTS[comparator](value, limit)


def _text(inputs: Inputs, comparator: str, limit: Decimal, verdict: str) -> str:
    value = inputs.written(inputs.value or ZERO)
    return f"{value}{comparator}{inputs.written(limit)}：{verdict}"


class Threshold(Kind):
    """Read from 方法: 达标. Without 符号 the target's own comparator decides.

    Without 界限 it is compared with the target where the sign is the target's, else with 0.
    """

    method: Literal["达标"] = Field(alias="方法")
    comparator: Literal["≥", ">", "=", "≤", "<"] | None = Field(alias="符号", default=None)
    limit: Formula | None = Field(alias="界限", default=None)
    reached: Number | None = Field(alias="达到得分", default=None)
    failed: Number = Field(alias="未达得分", default=ZERO)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Compare the value with the limit; the limit itself counts by the comparator."""
        comparator = self.comparator or inputs.comparator
        if inputs.value is None:
            return unable(Trouble.MISSING_VALUE)
        if comparator not in _TESTS:
            return unable(Trouble.MISSING_COMPARATOR)
        limit = parameter(self._limit, inputs)
        if isinstance(limit, Outcome):
            return limit
        passed = reaches(inputs.value, comparator, limit)
        points = clamp(self._reached(weight) if passed else self.failed, weight)
        text = Later(_text, inputs, f" {comparator} ", limit, "达到" if passed else "未达到")
        return Outcome(points, (Step(text, points),))

    @property
    def _limit(self) -> Expression:
        return self.limit or (NOTHING if self.comparator else AIM)

    @property
    def needs(self) -> tuple[Need, ...]:
        """A value, and a comparator where the rule states none."""
        value = Need(Brought.VALUE)
        return (value, Need(Brought.COMPARATOR, "符号")) if self.comparator is None else (value,)

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask nothing: data alone give the points."""
        return ()

    def shown(self, answers: Answers) -> tuple[Shown, ...]:  # noqa: ARG002  nothing is asked
        """Show no answer."""
        return ()

    def _reached(self, weight: Decimal) -> Decimal:
        return weight if self.reached is None else self.reached

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report scores outside 0…W, or more points for failing than for reaching."""
        found = [*uncomputable("界限", self._limit)]
        if not ZERO <= self._reached(weight) <= weight:
            found.append(Defect("达到得分", f"达到得分要在 0 到 {plain(weight)} 之间"))
        if not ZERO <= self.failed <= weight:
            found.append(Defect("未达得分", f"未达得分要在 0 到 {plain(weight)} 之间"))
        if self.failed > self._reached(weight):
            found.append(Defect("未达得分", "未达得分比达到得分还高"))
        return tuple(found)
