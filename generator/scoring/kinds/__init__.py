"""The closed set of scoring rules: what a rubric can say, one module a kind."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Annotated

from pydantic import Field

from generator.expressions.arithmetic import ARITHMETIC
from generator.scoring.kinds.banded import Banded
from generator.scoring.kinds.checklist import Checklist
from generator.scoring.kinds.choose import Choose
from generator.scoring.kinds.conversion import Conversion
from generator.scoring.kinds.deduct_per_step import DeductPerStep
from generator.scoring.kinds.graded import Graded
from generator.scoring.kinds.inputs import Inputs
from generator.scoring.kinds.kind import Defect
from generator.scoring.kinds.occurrence import Occurrence
from generator.scoring.kinds.outcome import Outcome, Step, Trouble
from generator.scoring.kinds.proportional import Proportional
from generator.scoring.kinds.threshold import Threshold

Rule = Annotated[
    Proportional
    | Banded
    | DeductPerStep
    | Checklist
    | Graded
    | Conversion
    | Occurrence
    | Threshold
    | Choose,
    Field(discriminator="method"),
]
"""A rule as a rubric states it; 方法 says which kind it is."""


def apply(rule: Rule, weight: Decimal, inputs: Inputs) -> Outcome:
    """Give an indicator its points by a rule; ``weight`` is the full mark W, in points.

    The arithmetic is ours whatever decimal context the caller has set.
    """
    with localcontext(ARITHMETIC):
        return rule.outcome(weight, inputs)


def defects(rule: Rule, weight: Decimal) -> tuple[Defect, ...]:
    """Tell where a rule contradicts itself or the weight of its indicator."""
    with localcontext(ARITHMETIC):
        return rule.defects(weight)


__all__ = [
    "Banded",
    "Checklist",
    "Choose",
    "Conversion",
    "DeductPerStep",
    "Defect",
    "Graded",
    "Inputs",
    "Occurrence",
    "Outcome",
    "Proportional",
    "Rule",
    "Step",
    "Threshold",
    "Trouble",
    "apply",
    "defects",
]
