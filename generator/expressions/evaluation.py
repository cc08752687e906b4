"""Working out a tree over named data. Whatever goes wrong is part of the result."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.later import Later
from generator.expressions.syntax_tree import (
    Binary,
    Call,
    Literal,
    Name,
    Node,
    Sort,
    Unary,
    operand_sort,
)
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Value = Decimal | bool
MOST_DIGITS = 40  # before the decimal point, of any result on the way

_CONTEXT = ARITHMETIC.copy()
_CONTEXT.clear_traps()  # a result out of range comes out as infinite and is refused, not raised

_ARITHMETIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _CONTEXT.add,
    "-": _CONTEXT.subtract,
    "*": _CONTEXT.multiply,
    "/": _CONTEXT.divide,
}
_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
    "=": operator.eq,
    "≠": operator.ne,
}
_FUNCTIONS: dict[str, Callable[[list[Decimal]], Decimal]] = {
    "abs": lambda numbers: numbers[0].copy_abs(),
    "min": min,
    "max": max,
}


NOTHING_WRITTEN = Later(str)


class Evaluation(Struct, frozen=True):
    """What came of an expression.

    ``value`` is None when it could not be worked out, and then at least one of the others says
    why: ``missing`` names data that are absent or empty, ``zero_base`` is the text of a divisor
    that was 0, ``refused`` a Chinese sentence on a value of the wrong sort or size.
    ``written`` is the expression with the values put in, for later.
    """

    value: Value | None
    missing: tuple[str, ...] = ()
    zero_base: str | None = None
    refused: str | None = None
    written: Later[str] = NOTHING_WRITTEN

    @property
    def substituted(self) -> str:
        """The expression with the values put in."""
        return self.written()


class Working(Struct):
    """One run over a tree: the data, and the first of each kind of trouble met."""

    data: Mapping[str, Value | None]
    zero_base: str | None = None
    refused: str | None = None
    missing: dict[str, None] = field(default_factory=dict)

    def value(self, node: Node) -> Value | None:
        """Work out a node; None where it cannot be, the reason being kept.

        All operands are worked out even where the first decides: missing data are then named in
        one go, and a condition never rests on data that are not there.
        """
        match node:
            case Literal():
                return node.value
            case Name():
                return self._datum(node.name)
            case Unary():
                return self._unary(node)
            case Binary():
                return self._binary(node)
            case Call():
                return self._call(node)

    def _datum(self, name: str) -> Value | None:
        value = self.data.get(name)
        if value is None:
            self.missing[name] = None
            return None
        return value if isinstance(value, bool) else self._bounded(value)

    def _unary(self, node: Unary) -> Value | None:
        if node.sign == "非":
            truth = self._truth(node.operand, node.text)
            return None if truth is None else not truth
        number = self._number(node.operand, node.text)
        return None if number is None else number.copy_negate()

    def _binary(self, node: Binary) -> Value | None:
        if operand_sort(node.sign) is Sort.TRUTH:
            return self._joined(node)
        if operand_sort(node.sign) is None:
            return self._equal(node)
        left = self._number(node.left, node.left_text)
        right = self._number(node.right, node.right_text)
        if node.sign == "/" and right is not None and right == 0:
            self.zero_base = self.zero_base or node.right_text
            return None
        if left is None or right is None:
            return None
        if node.sign in _COMPARISONS:
            return _COMPARISONS[node.sign](left, right)
        return self._bounded(_ARITHMETIC[node.sign](left, right))

    def _joined(self, node: Binary) -> bool | None:
        left = self._truth(node.left, node.left_text)
        right = self._truth(node.right, node.right_text)
        if left is None or right is None:
            return None
        return (left and right) if node.sign == "且" else (left or right)

    def _equal(self, node: Binary) -> bool | None:
        left, right = self.value(node.left), self.value(node.right)
        if left is None or right is None:
            return None
        if isinstance(left, bool) != isinstance(right, bool):
            self._refuse(f"“{node.left_text}”和“{node.right_text}”一个是数，一个是是非")
            return None
        return (left == right) == (node.sign == "=")

    def _call(self, node: Call) -> Decimal | None:
        numbers = [
            self._number(argument, text)
            for argument, text in zip(node.arguments, node.texts, strict=True)
        ]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return None
        return _FUNCTIONS[node.function](known)

    def _number(self, node: Node, text: str) -> Decimal | None:
        value = self.value(node)
        if isinstance(value, bool):
            self._refuse(f"“{text}”应是数，实际是是非")
            return None
        return value

    def _truth(self, node: Node, text: str) -> bool | None:
        value = self.value(node)
        if isinstance(value, Decimal):
            self._refuse(f"“{text}”应是是或否，实际是数")
            return None
        return value

    def _bounded(self, value: Decimal) -> Decimal | None:
        if value.is_finite() and value.adjusted() < MOST_DIGITS:
            return value
        self._refuse(f"算出的数超过{MOST_DIGITS}位")
        return None

    def _refuse(self, reason: str) -> None:
        self.refused = self.refused or reason
