"""The closed set of scoring rules: what a rubric can say, one module a kind.

Each module states all of its kind; nothing outside this package tells kinds apart.
"""

from __future__ import annotations

import sys
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.scoring.kinds.inputs import Inputs
from generator.scoring.kinds.kind import Defect, Kind, Need, Question
from generator.scoring.kinds.kind_registry import kinds_in, union_of
from generator.scoring.kinds.outcome import Outcome, Step, Trouble

KINDS = kinds_in(sys.modules[__name__])

if TYPE_CHECKING:
    Rule = Kind
else:
    Rule = union_of(KINDS)
"""A rule as a rubric states it; 方法 says which kind it is."""


def apply(rule: Rule, weight: Decimal, inputs: Inputs) -> Outcome:
    """Give an indicator its points by a rule; ``weight`` is the full mark W, in points.

    The arithmetic is ours whatever decimal context the caller has set.
    """
    with localcontext(ARITHMETIC):
        return rule.outcome(weight, inputs)


def defects(rule: Rule, weight: Decimal) -> tuple[Defect, ...]:
    """Tell where a rule contradicts itself or the weight of its indicator.

    It is asked for the rows of every unit, of which nearly all have the same few weights.
    """
    known, written = rule.contradictions, str(weight)
    if written not in known:
        with localcontext(ARITHMETIC):
            known[written] = rule.defects(weight)
    return known[written]


__all__ = [
    "KINDS",
    "Defect",
    "Inputs",
    "Kind",
    "Need",
    "Outcome",
    "Question",
    "Rule",
    "Step",
    "Trouble",
    "apply",
    "defects",
]
