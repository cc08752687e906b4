"""Expressions as fields of a record read from YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import GetPydanticSchema, WithJsonSchema
from pydantic_core import core_schema

from generator.expressions import ErrorKind, Expression, ExpressionError, Sort
from generator.reading import mistake
from generator.reading.scalars import shown

if TYPE_CHECKING:
    from collections.abc import Callable


def _expression(written: object) -> Expression:
    """Read the written text; code E01 with column and reason where it is no expression."""
    if isinstance(written, Expression):
        return written
    if not isinstance(written, str):
        raise mistake("E01", text="", column="1", reason="这里应是一个算式")
    try:
        return Expression.parse(written)
    except ExpressionError as error:
        text = shown(written) if error.kind is ErrorKind.TOO_LONG else written
        raise mistake("E01", text=text, column=str(error.column), reason=error.reason) from None


def _formula(written: object) -> Expression:
    expression = _expression(written)
    if expression.sort is Sort.TRUTH:
        raise mistake("E02", text=expression.text, wanted="数", found="是非")
    return expression


def _condition(written: object) -> Expression:
    expression = _expression(written)
    if expression.sort is Sort.NUMBER:
        raise mistake("E02", text=expression.text, wanted="是非", found="数")
    return expression


def _field(read: Callable[[object], Expression]) -> GetPydanticSchema:
    """Read the field by ``read`` alone: the inside of an expression is none of pydantic's."""
    schema = core_schema.no_info_plain_validator_function(
        read, serialization=core_schema.to_string_ser_schema()
    )
    return GetPydanticSchema(lambda _source, _handler: schema)


_JSON_SCHEMA = WithJsonSchema({"type": ["string", "number"]})

Formula = Annotated[Expression, _field(_formula), _JSON_SCHEMA]
"""An expression that yields a number."""

Condition = Annotated[Expression, _field(_condition), _JSON_SCHEMA]
"""An expression that yields 是 or 否."""
