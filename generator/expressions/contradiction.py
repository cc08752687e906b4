"""Whether a condition can hold at all, whatever the data are: what no number can be is said.

Sums of what is not negative are not negative, a number cannot be below 0.5 and above 0.9: from such
bounds alone, so that what is called impossible is so. What cannot be told is taken to be possible.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.syntax_tree import Binary, Call, Literal, Name, Unary
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.expressions.syntax_tree import Node

MOST = 64  # alternatives that are looked at; a longer condition is taken to be possible
INFINITY = Decimal("Infinity")
OPPOSITES = {"<": "≥", "≥": "<", ">": "≤", "≤": ">", "=": "≠", "≠": "="}
TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "=", "≠": "≠"}


class Span(NamedTuple):
    """All numbers from ``low`` to ``high``; an open end is not itself among them."""

    low: Decimal = -INFINITY
    high: Decimal = INFINITY
    low_open: bool = False
    high_open: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no number lies within."""
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def within(self, other: Span) -> Span:
        """Return what lies in both."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Span(low, high, low_open, not closed)


ANY = Span()
AT_LEAST_ZERO = Span(low=Decimal(0))
Bounds: TypeAlias = "Callable[[str], Span]"


class Claim(Struct, frozen=True):
    """One comparison, or one name that is or is not so."""

    sign: str
    left: Node
    right: Node


def contradiction(tree: Node, bounds: Bounds) -> str:
    """Say why a condition can never hold, '' where it may; ``bounds`` are those of the names."""
    told = ""
    ways = _ways(tree, holds=True)
    if ways is None:
        return ""
    for way in ways:
        found = _Way(bounds).refuted(way)
        if not found:
            return ""
        told = told or found
    return told or "它总是“否”"


def _ways(node: Node, *, holds: bool) -> list[tuple[Claim, ...]] | None:
    """Return the ways in which a condition comes out so; None where there are too many."""
    match node:
        case Unary(sign="非"):
            return _ways(node.operand, holds=not holds)
        case Binary(sign="且" | "或"):
            return _joined(node, holds=holds)
        case Binary(sign=sign) if sign in OPPOSITES:
            return [(Claim(sign if holds else OPPOSITES[sign], node.left, node.right),)]
        case Literal(value=bool() as value):
            return [()] if value is holds else []
    return [(Claim("=", node, Literal(value=holds)),)]


def _joined(node: Binary, *, holds: bool) -> list[tuple[Claim, ...]] | None:
    left, right = _ways(node.left, holds=holds), _ways(node.right, holds=holds)
    if left is None or right is None or len(left) * len(right) > MOST:
        return None
    both = (node.sign == "且") is holds
    return [(*one, *other) for one, other in product(left, right)] if both else [*left, *right]


class _Way(Struct):
    """One way in which a condition may hold: what is claimed of each part of it."""

    bounds: Bounds
    spans: dict[str, Span] = field(default_factory=dict)
    others: set[tuple[str, Decimal]] = field(default_factory=set)
    truths: dict[str, bool] = field(default_factory=dict)

    def refuted(self, claims: tuple[Claim, ...]) -> str:
        """Say what cannot be so together, '' where everything may."""
        told = (self._refuted(claim) for claim in (*claims, *claims))  # bounds found late count too
        return next((one for one in told if one), "")

    def _refuted(self, claim: Claim) -> str:
        left, right = claim.left, claim.right
        if isinstance(left, Literal) and not isinstance(right, Literal):
            left, right, claim = right, left, Claim(TURNED[claim.sign], right, left)
        if isinstance(right, Literal) and isinstance(right.value, bool):
            wanted = right.value is (claim.sign == "=")
            name = written(left)
            return "" if self.truths.setdefault(name, wanted) is wanted else f"“{name}”又是又不是"
        if isinstance(right, Literal):
            return self._bounded(written(left), left, claim.sign, Decimal(right.value))
        spans = self.span(left), self.span(right)
        shown = f"“{written(left)}”总不会{claim.sign}“{written(right)}”"
        return "" if _may(claim.sign, *spans) else shown

    def _bounded(self, name: str, node: Node, sign: str, value: Decimal) -> str:
        """Take a bound in; say where nothing is left within all of them."""
        before = self.span(node)
        if sign == "≠":
            self.others.add((name, value))
        after = before.within(_beside(sign, value))
        self.spans[name] = after
        if (name, after.low) in self.others and after.low == after.high:
            return f"“{name}”又等于又不等于 {value}"
        return f"“{name}”{_shown(before)}，不会{sign} {value}" if after.is_empty else ""

    def span(self, node: Node) -> Span:
        """Return the numbers that a part may come to, by its own parts and what is claimed."""
        return _reckoned(node, self).within(self.spans.get(written(node), ANY))


def span_of(tree: Node, bounds: Bounds) -> Span:
    """Return the numbers that an expression may come to."""
    return _Way(bounds).span(tree)


def _reckoned(node: Node, way: _Way) -> Span:
    match node:
        case Literal(value=Decimal() as value):
            return Span(value, value)
        case Name(name=name):
            return way.bounds(name)
        case Unary(sign="-"):
            inner = way.span(node.operand)
            return Span(-inner.high, -inner.low, inner.high_open, inner.low_open)
        case Binary(sign=sign) if sign in _REACHES:
            return _REACHES[sign](way.span(node.left), way.span(node.right))
        case Call(function=function):
            return _called(function, [way.span(one) for one in node.arguments])
    return ANY


def _called(function: str, spans: list[Span]) -> Span:
    if function == "abs":
        return AT_LEAST_ZERO
    pick = {"min": min, "max": max}.get(function)
    if pick is None or not spans:
        return ANY
    return Span(pick(one.low for one in spans), pick(one.high for one in spans))


def _sum(left: Span, right: Span) -> Span:
    low, high = _added(left.low, right.low), _added(left.high, right.high)
    return Span(low, high, left.low_open or right.low_open, left.high_open or right.high_open)


def _difference(left: Span, right: Span) -> Span:
    return _sum(left, Span(-right.high, -right.low, right.high_open, right.low_open))


def _quantity(left: Span, right: Span) -> Span:
    """Return what a product or quotient may be: its sign alone, and what two numbers give."""
    return AT_LEAST_ZERO if left.low >= 0 and right.low >= 0 else ANY


def _product(left: Span, right: Span) -> Span:
    if left.low == left.high and right.low == right.high:
        value = ARITHMETIC.multiply(left.low, right.low)
        return Span(value, value)
    return _quantity(left, right)


_REACHES: dict[str, Callable[[Span, Span], Span]] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _quantity,
}


def _added(one: Decimal, other: Decimal) -> Decimal:
    if one.is_infinite() or other.is_infinite():
        return one if one.is_infinite() else other
    return ARITHMETIC.add(one, other)


def _beside(sign: str, value: Decimal) -> Span:
    """Return the numbers that stand so to a value."""
    match sign:
        case "<" | "≤":
            return Span(high=value, high_open=sign == "<")
        case ">" | "≥":
            return Span(low=value, low_open=sign == ">")
        case "=":
            return Span(value, value)
    return ANY


def _may(sign: str, left: Span, right: Span) -> bool:
    """Tell whether some number of one span stands so to some number of another."""
    if sign in {">", "≥"}:
        return _may(TURNED[sign], right, left)
    if sign == "≠":
        return True
    if sign == "=":
        return not left.within(right).is_empty
    touching = left.low == right.high
    strict = sign == "<" or left.low_open or right.high_open
    return left.low < right.high or (touching and not strict)


def _shown(span: Span) -> str:
    if span.low == span.high:
        return f"就是 {span.low}"
    ends = []
    if span.low > -INFINITY:
        ends.append(f"{'大于' if span.low_open else '不小于'} {span.low}")
    if span.high < INFINITY:
        ends.append(f"{'小于' if span.high_open else '不大于'} {span.high}")
    return "、".join(ends)


def written(node: Node) -> str:
    """Write a part of an expression the one way that equal parts share."""
    match node:
        case Literal(value=bool() as value):
            return "是" if value else "否"
        case Literal(value=value):
            return f"{value}"
        case Name(name=name):
            return name
        case Unary(sign=sign, operand=operand):
            return f"{sign}{written(operand)}"
        case Binary(sign=sign, left=left, right=right):
            return f"{_part(left)} {sign} {_part(right)}"
        case Call(function=function, arguments=arguments):
            return f"{FUNCTIONS.get(function, function)}({', '.join(map(written, arguments))})"


def _part(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, Binary) else written(node)


FUNCTIONS = {"abs": "绝对值", "min": "最小", "max": "最大"}
