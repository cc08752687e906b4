"""Points in proportion to a score given elsewhere (按考核分数折算)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions.formula import Formula
from generator.expressions.later import Later
from generator.reading import Number
from generator.scoring.kinds.kind import (
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
    from decimal import Decimal

    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs


def convert(weight: Decimal, source: Decimal, source_max: Decimal) -> Decimal:
    """W·source/source_max, within 0…W; ``source_max`` > 0 is the full mark of the source."""
    return clamp(weight * source / source_max, weight)


class Conversion(Kind):
    """Read from 方法: 折算, with 来源 (an expression) and 来源满分."""

    method: Literal["折算"] = Field(alias="方法")
    source: Formula = Field(alias="来源")
    source_max: Number = Field(alias="来源满分")

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Convert the score of the source to the weight."""
        source = parameter(self.source, inputs)
        if isinstance(source, Outcome):
            return source
        if self.source_max <= 0:
            return unable(Trouble.ZERO_BASE, base="来源满分")
        points = convert(weight, source, self.source_max)
        return Outcome(points, (Step(Later(self._text, weight, source), points),))

    def _text(self, weight: Decimal, source: Decimal) -> str:
        return f"{plain(weight)} × {plain(source)} ÷ {plain(self.source_max)}"

    @property
    def needs(self) -> tuple[Need, ...]:
        """Nothing: the source is a datum."""
        return ()

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask nothing: data alone give the points."""
        return ()

    def shown(self, answers: Answers) -> tuple[Shown, ...]:  # noqa: ARG002  nothing is asked
        """Show no answer."""
        return ()

    @property
    def quotes_data(self) -> bool:
        """It is: the source."""
        return True

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:  # noqa: ARG002  the same for any weight
        """Report a full mark of the source that is not above 0."""
        found = uncomputable("来源", self.source)
        if self.source_max > 0:
            return found
        return (*found, Defect("来源满分", "来源满分要大于 0"))
