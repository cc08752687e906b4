"""Reads the relations of a form (核对) and works them out over the data of a filing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.diagnostics import Diagnostic
from generator.expressions.error import ExpressionError
from generator.expressions.expression import Expression
from generator.reading import suggestion
from generator.scoring.facts import known_names, unheard_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.forms import Form
    from generator.forms.relation import Relation
    from generator.scoring.facts import Value
    from generator.scoring.rubric import Rubric

CODE = "G14"
KEY = "关系"


class Broken(NamedTuple):
    """Both sides of a relation that does not hold, and how the left one was worked out."""

    left: Decimal
    right: Decimal
    computation: str


def broken(relation: Relation, values: Mapping[str, Value]) -> Broken | None:
    """Return both sides where they are known and the relation does not hold."""
    compared = Expression.parse(relation.text).comparison
    if compared is None:
        return None
    sign, *sides = compared
    left, right = (Expression.parse(side).evaluate(values) for side in sides)
    if not isinstance(left.value, Decimal) or not isinstance(right.value, Decimal):
        return None
    if _holds(sign, left.value - right.value, relation.tolerance):
        return None
    return Broken(left.value, right.value, f"{left.substituted} 与 {right.substituted}")


def _holds(sign: str, gap: Decimal, tolerance: Decimal) -> bool:
    if sign == "=":
        return abs(gap) <= tolerance
    return gap <= tolerance if sign in {"≤", "<"} else -gap <= tolerance


def relation_faults(form: Form, *rubrics: Rubric | None) -> Iterator[Diagnostic]:
    """Yield what is wrong with a form's relations: no comparison, or names that no filing has."""
    figures = {name for rubric in rubrics if rubric is not None for name in rubric.figures}
    known = known_names() | figures
    for relation in form.relations:
        place = relation.position(KEY)
        try:
            expression = Expression.parse(relation.text)
        except ExpressionError as error:
            facts = {"text": relation.text, "column": str(error.column), "reason": error.reason}
            yield Diagnostic("E01", facts, place)
            continue
        compared = expression.comparison
        if compared is None:
            told = "不是两边比较的关系"
            yield Diagnostic(CODE, {"text": relation.text, "told": told, "advice": ""}, place)
        for name in unheard_of(expression.names, known):
            told, advice = f"用了没有的数据名称“{name}”", suggestion(name, sorted(known))
            yield Diagnostic(CODE, {"text": relation.text, "told": told, "advice": advice}, place)
