"""Arithmetic over named data as rubrics write it, worked out in Decimal and never by eval."""

from generator.scoring.expression.error import ErrorKind, ExpressionError
from generator.scoring.expression.evaluation import Evaluation
from generator.scoring.expression.expression import Expression
from generator.scoring.expression.tree import Sort

__all__ = ["ErrorKind", "Evaluation", "Expression", "ExpressionError", "Sort"]
