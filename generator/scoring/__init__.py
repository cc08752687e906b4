"""Scoring: what a rubric makes of a filing, and how each score came about."""

from generator.expressions.rounding import percentage, round_to, rounded
from generator.scoring.assessment_score import score
from generator.scoring.execution import execution_rate
from generator.scoring.kinds import Trouble
from generator.scoring.kinds.kind import plain
from generator.scoring.rubric import NamedRow, Rubric
from generator.scoring.scorecard import (
    Datum,
    ExecutionScore,
    Score,
    Scorecard,
    Total,
)
from generator.scoring.standards import Standards, find_standards

__all__ = [
    "Datum",
    "ExecutionScore",
    "NamedRow",
    "Rubric",
    "Score",
    "Scorecard",
    "Standards",
    "Total",
    "Trouble",
    "execution_rate",
    "find_standards",
    "percentage",
    "plain",
    "round_to",
    "rounded",
    "score",
]
