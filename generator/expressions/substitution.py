"""Writing an expression with its values put in, for the explanation of a score."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.expressions.lexer import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

ABSENT = "〔缺〕"
_FUNCTION_NAMES = {"abs": "绝对值", "min": "最小", "max": "最大"}
_PRINTED = {"*": "×", "/": "÷", ",": "，"}


def substituted(words: tuple[Token, ...], data: Mapping[str, Decimal | bool | None]) -> str:
    """Write the expression with values for names: (16.80 + 140.8 - 0) ÷ 157.6."""
    written = ""
    before: Token | None = None
    for word, after in pairwise(words):
        written += _word(word, before, after, data)
        before = word
    return written


def _word(
    word: Token, before: Token | None, after: Token, data: Mapping[str, Decimal | bool | None]
) -> str:
    if word.kind is Kind.NUMBER:
        return word.text
    if word.kind is Kind.NAME:
        return _name(word.text, after, data)
    sign = _PRINTED.get(word.text, word.text)
    if word.text == "非":
        return f"{sign} "
    return sign if word.text in "()," or _is_prefix(before) else f" {sign} "


def _name(name: str, after: Token, data: Mapping[str, Decimal | bool | None]) -> str:
    if after.kind is Kind.SIGN and after.text == "(":
        return _FUNCTION_NAMES.get(name, name)
    if name in {"是", "否"}:
        return name
    value = data.get(name)
    if value is None:
        return ABSENT
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"({value:f})" if value.is_signed() else f"{value:f}"


def _is_prefix(before: Token | None) -> bool:
    """Whether a sign after this word stands before its operand, as minus can."""
    return before is None or (before.kind is Kind.SIGN and before.text != ")")
