"""Points lost or won with every case (每出现一例扣N分, 每项加N分)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions.later import Later
from generator.reading import Number
from generator.scoring.kinds.kind import Defect, Kind, Need, Question, Shown, plain
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, clamp, unable

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs


class Mode(StrEnum):
    """Whether a case costs points or wins them."""

    DEDUCT = "扣分"
    AWARD = "加分"


def by_occurrence(weight: Decimal, each: Decimal, count: int, mode: Mode) -> Decimal:
    """W - each·n for 扣分, each·n for 加分, within 0…W; ``each`` in points a case."""
    change = each * count
    return clamp(weight - change if mode is Mode.DEDUCT else change, weight)


class Occurrence(Kind):
    """Read from 方法: 计次, with 方式 and 每次 (points a case)."""

    method: Literal["计次"] = Field(alias="方法")
    mode: Mode = Field(alias="方式", default=Mode.DEDUCT)
    each: Number = Field(alias="每次")

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Count the cases. No count is not a count of 0."""
        if inputs.count is None:
            return unable(Trouble.MISSING_COUNT)
        points = by_occurrence(weight, self.each, inputs.count, self.mode)
        return Outcome(points, (Step(Later(self._text, inputs.count), points),))

    def _text(self, count: int) -> str:
        return f"每次{self.mode} {plain(self.each)} 分，共 {count} 次"

    @property
    def needs(self) -> tuple[Need, ...]:
        """Nothing: the unit says how often."""
        return ()

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask how often it occurred."""
        return (Question("次数", "发生了几次，没有发生填 0"),)

    def shown(self, answers: Answers) -> tuple[Shown, ...]:
        """Show the count."""
        return () if answers.count is None else (Shown("次数", str(answers.count)),)

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:  # noqa: ARG002  the same for any weight
        """Report points a case that are not above 0."""
        return () if self.each > 0 else (Defect("每次", "每次的分数要大于 0"),)
