"""A Pratt parser: from the words of an expression to its tree, within fixed limits."""

from __future__ import annotations

from generator.expressions.error import ErrorKind, ExpressionError
from generator.expressions.lexer import Kind, Token, number, tokens, unify
from generator.expressions.syntax_tree import (
    Binary,
    Call,
    Literal,
    Name,
    Node,
    Unary,
    operand_sort,
)

DEEPEST = 50
MOST_NODES = 200

_COMPARISONS = frozenset("<>=≥≤≠")
_STRENGTH = {"或": 1, "且": 2, **dict.fromkeys(_COMPARISONS, 4), "+": 5, "-": 5, "*": 6, "/": 6}
_PREFIX_STRENGTH = {"非": 3, "-": 7}
_TRUTHS = {"是": True, "否": False}
_FUNCTIONS = {
    "abs": "abs",
    "绝对值": "abs",
    "min": "min",
    "最小": "min",
    "max": "max",
    "最大": "max",
}


def parse(text: str) -> tuple[Node, tuple[Token, ...]]:
    """Return the tree of the expression and its words; raise ExpressionError where it is none."""
    parser = _Parser(text)
    return parser.whole(), parser.tokens


class _Parser:
    """The state of one run: the words and how far they are read."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self._plain = unify(text)
        self._at = 0
        self._depth = 0
        self._nodes = 0

    def whole(self) -> Node:
        """Read the expression to its end."""
        if len(self.tokens) == 1:
            raise ExpressionError(ErrorKind.EMPTY, 1, "算式是空的")
        node = self._expression(0)
        if self._at + 1 < len(self.tokens):
            raise self._unexpected()
        return node

    @property
    def _next(self) -> Token:
        return self.tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _text(self, start: int) -> str:
        """Return the text from the word numbered ``start`` to the last word read."""
        return self._plain[self.tokens[start].start : self.tokens[self._at - 1].end]

    def _expression(self, floor: int) -> Node:
        """Read operands joined by signs that bind more strongly than ``floor``."""
        self._depth += 1
        if self._depth > DEEPEST:
            reason = f"括号或符号套得太深，最多{DEEPEST}层"
            raise ExpressionError(ErrorKind.TOO_DEEP, self._next.column, reason)
        start = self._at
        node = self._operand()
        while self._next.kind is Kind.SIGN and _STRENGTH.get(self._next.text, 0) > floor:
            node = self._binary(node, start)
        self._depth -= 1
        return node

    def _binary(self, left: Node, start: int) -> Node:
        left_text = self._text(start)
        sign = self._take()
        right_start = self._at
        right = self._expression(_STRENGTH[sign.text])
        if sign.text in _COMPARISONS and self._next.text in _COMPARISONS:
            reason = "比较不能连写，请用“且”分成两个"
            raise ExpressionError(ErrorKind.CHAINED, self._next.column, reason)
        self._check_sorts(sign, left, right)
        node = Binary(sign.text, left, right, left_text, self._text(right_start))
        return self._counted(node, sign)

    def _operand(self) -> Node:
        token = self._next
        if token.kind is Kind.NUMBER:
            return self._counted(Literal(number(self._take())), token)
        if token.kind is Kind.NAME:
            return self._counted(self._named(), token)
        if token.text == "(":
            return self._bracketed()
        if token.text in _PREFIX_STRENGTH:
            return self._counted(self._unary(), token)
        raise self._unexpected()

    def _named(self) -> Node:
        token = self._take()
        if self._next.text == "(" and self._next.kind is Kind.SIGN:
            return self._call(token)
        if token.text in _TRUTHS:
            return Literal(_TRUTHS[token.text])
        return Name(token.text)

    def _unary(self) -> Node:
        sign = self._take()
        start = self._at
        operand = self._expression(_PREFIX_STRENGTH[sign.text])
        self._check_sorts(sign, operand)
        return Unary(sign.text, operand, self._text(start))

    def _bracketed(self) -> Node:
        opening = self._take()
        node = self._expression(0)
        self._close(opening)
        return node

    def _call(self, name: Token) -> Node:
        function = _FUNCTIONS.get(name.text)
        if function is None:
            known = "、".join(_FUNCTIONS)
            reason = f"没有“{name.text}”这个函数，能用的有{known}"
            raise ExpressionError(ErrorKind.UNKNOWN_FUNCTION, name.column, reason)
        opening = self._take()
        arguments, texts = self._arguments()
        self._close(opening)
        if function == "abs" and len(arguments) > 1:
            reason = f"“{name.text}”只能有一个参数"
            raise ExpressionError(ErrorKind.ARGUMENTS, name.column, reason)
        self._check_sorts(name, *arguments)
        return Call(function, arguments, texts)

    def _arguments(self) -> tuple[tuple[Node, ...], tuple[str, ...]]:
        nodes: list[Node] = []
        texts: list[str] = []
        while True:
            start = self._at
            nodes.append(self._expression(0))
            texts.append(self._text(start))
            if self._next.text != ",":
                return tuple(nodes), tuple(texts)
            self._take()

    def _close(self, opening: Token) -> None:
        if self._next.text == ")":
            self._take()
        elif self._next.kind is Kind.END:
            raise ExpressionError(ErrorKind.UNCLOSED, opening.column, "这个括号没有对应的右括号")
        else:
            raise self._unexpected()

    def _counted(self, node: Node, token: Token) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            reason = f"算式太复杂，最多{MOST_NODES}个数、名称和符号"
            raise ExpressionError(ErrorKind.TOO_MANY_PARTS, token.column, reason)
        return node

    def _check_sorts(self, sign: Token, *operands: Node) -> None:
        """Refuse operands that the text alone shows to be of the wrong sort."""
        wanted = operand_sort(sign.text)
        sorts = {operand.sort for operand in operands} - {None}
        if (wanted is None and len(sorts) > 1) or (wanted is not None and sorts - {wanted}):
            reason = f"“{sign.text}”不能把数和是非（比较、且、或、非、是、否）混在一起算"
            raise ExpressionError(ErrorKind.MIXED, sign.column, reason)

    def _unexpected(self) -> ExpressionError:
        token = self._next
        if token.kind is Kind.END:
            reason = "算式没有写完"
        elif token.kind is Kind.NAME and token.text[0] in "且或非":
            reason = f"“{token.text[0]}”两边要留空格"
        elif token.kind is Kind.SIGN:
            reason = f"这里不应是“{token.text}”"
        else:
            reason = f"“{token.text}”前面少了运算符号"
        return ExpressionError(ErrorKind.UNEXPECTED, token.column, reason)
