"""The expressions written in a rubric, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from generator.expressions import Expression
from generator.reading import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


class Written(NamedTuple):
    """An expression with the record and the key that it is written under."""

    record: Record
    key: str
    expression: Expression


def expressions(value: object) -> Iterator[Written]:
    """Walk all expressions in a record and in whatever lies below it."""
    if isinstance(value, Record):
        for key in value.aliases():
            below = value.get(key)
            if isinstance(below, Expression):
                yield Written(value, key, below)
            else:
                yield from expressions(below)
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from expressions(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from expressions(below)
