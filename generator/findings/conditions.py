"""Expressions of the library worked out over data, once for each set of values they meet.

Most rows of most units lost no points and have the same answers: what was worked out for one row
serves for all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.expressions import Expression

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.findings.candidate import Value


class Outcome(NamedTuple):
    """What came of an expression: None where it could not be worked out.

    ``refused`` says why where that is due to a value of the wrong sort or size.
    """

    value: Value = None
    refused: str | None = None


WITHOUT_DATA = Outcome()


def outcome(
    expression: Expression,
    values: Mapping[str, Value],
    shared: Callable[[str], Value] = lambda _: None,
) -> Outcome:
    """Work an expression out; where one of its data is missing, nothing comes of it.

    ``shared`` gives the figures of the vocabulary that are not among the values.
    """
    names = _names(expression.text)
    given = [values[name] if name in values else shared(name) for name in names]
    return WITHOUT_DATA if None in given else _worked_out(expression.text, *given)


@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[str, ...]:
    """Return the data that an expression needs, always in one order."""
    return tuple(sorted(Expression.parse(text).names))


@lru_cache(maxsize=4096, typed=True)  # 是 equals 1 in Python, and is another answer
def _worked_out(text: str, *given: Value) -> Outcome:
    result = Expression.parse(text).evaluate(dict(zip(_names(text), given, strict=True)))
    return Outcome(result.value, result.refused)
