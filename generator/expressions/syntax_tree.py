"""The tree of an expression. Every node can say which sort of value it yields."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from decimal import Decimal


class Sort(StrEnum):
    """What a part of an expression yields, where the text alone tells."""

    NUMBER = "数"
    TRUTH = "是非"


class Literal(Struct, frozen=True):
    """A number or 是/否 as typed."""

    value: Decimal | bool

    @property
    def sort(self) -> Sort:
        """A number or a truth value."""
        return Sort.TRUTH if isinstance(self.value, bool) else Sort.NUMBER


class Name(Struct, frozen=True):
    """A named datum; only the data tell whether it is a number."""

    name: str

    @property
    def sort(self) -> None:
        """Not known from the text."""
        return


class Unary(Struct, frozen=True):
    """Minus or 非 before an operand, whose text serves to name it in messages."""

    sign: str
    operand: Node
    text: str

    @property
    def sort(self) -> Sort:
        """非 yields a truth value, minus a number."""
        return Sort.TRUTH if self.sign == "非" else Sort.NUMBER


class Binary(Struct, frozen=True):
    """A sign between two operands, with the text of both as typed."""

    sign: str
    left: Node
    right: Node
    left_text: str
    right_text: str

    @property
    def sort(self) -> Sort:
        """Arithmetic yields a number, everything else a truth value."""
        return Sort.NUMBER if self.sign in "+-*/" else Sort.TRUTH


class Call(Struct, frozen=True):
    """A function of the closed set, by its English name, over its arguments and their texts."""

    function: str
    arguments: tuple[Node, ...]
    texts: tuple[str, ...]

    @property
    def sort(self) -> Sort:
        """All functions yield numbers."""
        return Sort.NUMBER


Node = Literal | Name | Unary | Binary | Call


def operand_sort(sign: str) -> Sort | None:
    """Return the sort of value that a sign works on; = and ≠ compare any two of one sort."""
    if sign in {"=", "≠"}:
        return None
    return Sort.TRUTH if sign in {"且", "或", "非"} else Sort.NUMBER
