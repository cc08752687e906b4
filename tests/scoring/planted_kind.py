"""Points for every month in a row that the standard was kept (连续达标)."""

from __future__ import annotations

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


class Streak(Kind):
    """Read from 方法: 连续达标, with 每月 (points a month)."""

    method: Literal["连续达标"] = Field(alias="方法")
    each: Number = Field(alias="每月")

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Count the months."""
        if inputs.count is None:
            return unable(Trouble.MISSING_COUNT)
        points = clamp(self.each * inputs.count, weight)
        return Outcome(points, (Step(Later(self._text, inputs.count), points),))

    def _text(self, months: int) -> str:
        return f"{months} 个月，每月 {plain(self.each)} 分"

    @property
    def needs(self) -> tuple[Need, ...]:
        """Nothing: the unit says how long."""
        return ()

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any
        """Ask for the months."""
        return (Question("次数", "连续达标了几个月"),)

    def shown(self, answers: Answers) -> tuple[Shown, ...]:
        """Show the months."""
        return () if answers.count is None else (Shown("次数", str(answers.count)),)

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:  # noqa: ARG002  the same for any
        """Report points a month that are not above 0."""
        return () if self.each > 0 else (Defect("每月", "每月的分数要大于 0"),)
