"""What can be wrong with the text of an expression."""

from __future__ import annotations

from enum import StrEnum


class ErrorKind(StrEnum):
    """The kinds of mistake, for callers that treat them differently and for tests."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    TOO_MANY_PARTS = "too_many_parts"
    LONG_NUMBER = "long_number"
    BAD_NUMBER = "bad_number"
    BAD_CHARACTER = "bad_character"
    UNEXPECTED = "unexpected"
    UNCLOSED = "unclosed"
    UNKNOWN_FUNCTION = "unknown_function"
    ARGUMENTS = "arguments"
    CHAINED = "chained"
    MIXED = "mixed"


class ExpressionError(ValueError):
    """A text that is no expression; whoever reads the rubric turns it into a diagnostic.

    ``column`` counts characters from 1 within the text of the expression; ``reason`` is a Chinese
    sentence without a full stop.
    """

    def __init__(self, kind: ErrorKind, column: int, reason: str) -> None:
        super().__init__(f"第{column}个字：{reason}")
        self.kind = kind
        self.column = column
        self.reason = reason
