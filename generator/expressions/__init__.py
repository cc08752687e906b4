"""Arithmetic over named data as rubrics write it, worked out in Decimal and never by eval."""

from generator.expressions.error import ErrorKind, ExpressionError
from generator.expressions.evaluation import Evaluation
from generator.expressions.expression import Expression
from generator.expressions.syntax_tree import Sort

__all__ = ["ErrorKind", "Evaluation", "Expression", "ExpressionError", "Sort"]
