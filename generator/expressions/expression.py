"""An expression of a rubric: parsed once, worked out for every filing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.expressions.contradiction import contradiction, span_of
from generator.expressions.evaluation import Evaluation, Working
from generator.expressions.later import Later
from generator.expressions.lexer import Kind
from generator.expressions.parser import parse
from generator.expressions.substitution import substituted
from generator.expressions.syntax_tree import Binary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.expressions.contradiction import Span
    from generator.expressions.evaluation import Value
    from generator.expressions.lexer import Token
    from generator.expressions.syntax_tree import Node, Sort


COMPARING = frozenset({"=", "≤", "≥", "<", ">"})


@dataclass(frozen=True, slots=True)
class Expression:
    """Arithmetic and conditions over named data, never Python.

    Two expressions are equal if their texts are. ``names`` are the data it needs.
    """

    text: str
    names: frozenset[str] = field(compare=False)
    _tree: Node = field(compare=False, repr=False)
    _words: tuple[Token, ...] = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> Expression:
        """Read an expression; raise ExpressionError, with column and reason, if it is none."""
        return _parsed(text)

    def __str__(self) -> str:
        return self.text

    @property
    def sort(self) -> Sort | None:
        """Whether it yields a number or a truth value; None if only the data can tell."""
        return self._tree.sort

    @property
    def comparison(self) -> tuple[str, str, str] | None:
        """The sign and both sides, as typed, of what compares two numbers; None for the rest."""
        tree = self._tree
        if not isinstance(tree, Binary) or tree.sign not in COMPARING:
            return None
        return tree.sign, tree.left_text, tree.right_text

    def contradiction(self, bounds: Callable[[str], Span]) -> str:
        """Say why it is a condition that never holds, '' where it may, by the bounds of names."""
        return contradiction(self._tree, bounds)

    def span(self, bounds: Callable[[str], Span]) -> Span:
        """Return the numbers that it may come to."""
        return span_of(self._tree, bounds)

    def evaluate(self, data: Mapping[str, Value | None]) -> Evaluation:
        """Work it out over the data. Missing data and a divisor of 0 are part of the result."""
        working = Working(data)
        value = working.value(self._tree)
        return Evaluation(
            value=value,
            missing=tuple(working.missing),
            zero_base=working.zero_base,
            refused=working.refused,
            written=Later(substituted, self._words, data),
        )


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Expression:
    tree, words = parse(text)
    pairs = pairwise(words)
    names = frozenset(
        word.text
        for word, after in pairs
        if word.kind is Kind.NAME and after.text != "(" and word.text not in {"是", "否"}
    )
    return Expression(text, names, tree, words)
