"""The words of an expression: numbers, names, operators, with the column of each."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator import patterns
from generator.expressions.error import ErrorKind, ExpressionError
from generator.structs import Struct

if TYPE_CHECKING:
    import re

MOST_CHARACTERS = 500
MOST_DIGITS = 30

# One character for one character, so that a column in the result is a column in what was typed.
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SIGNS = str.maketrans("\u3000×÷−≧≦═", " */-≥≤=")
_SPELLINGS = {
    ">=": "≥",
    "<=": "≤",
    "==": "=",
    "!=": "≠",
    "<>": "≠",
    "and": "且",
    "or": "或",
    "not": "非",
}

_PATTERN = patterns.compile(
    r"(?P<blank>\s+)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?%?)"
    r"|(?P<name>[^\W\d]\w*(?:\.[^\W\d_]\w*)*)"  # 资金.执行率 is one name
    r"|(?P<sign>>=|<=|==|!=|<>|[-+*/(),<>=≥≤≠])"
)


class Kind(Enum):
    """The kinds of token."""

    NUMBER = auto()
    NAME = auto()
    SIGN = auto()
    END = auto()


class Token(Struct, frozen=True):
    """One word: its kind, its unified spelling, and its stretch of the text (from 0)."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def column(self) -> int:
        """The column of the first character, from 1."""
        return self.start + 1


def unify(text: str) -> str:
    """Write full-width characters and the signs × ÷ ≧ ≦ as their plain counterparts."""
    return text.translate(_FULL_WIDTH).translate(_SIGNS)


def tokens(text: str) -> tuple[Token, ...]:
    """Cut the text into its words, the last of which is the end."""
    if len(text) > MOST_CHARACTERS:
        reason = f"算式有{len(text)}个字，最多{MOST_CHARACTERS}个"
        raise ExpressionError(ErrorKind.TOO_LONG, MOST_CHARACTERS + 1, reason)
    plain = unify(text)
    found: list[Token] = []
    at = 0
    while at < len(plain):
        match = _PATTERN.match(plain, at)
        if match is None:
            raise _unreadable(text, plain, at)
        at = match.end()
        if match.lastgroup != "blank":
            found.append(_token(match, plain))
    return (*found, Token(Kind.END, "", len(plain), len(plain)))


def number(token: Token) -> Decimal:
    """Return the value of a number token, exactly as typed; 5% is 0.05."""
    digits = token.text.removesuffix("%")
    value = Decimal(digits)
    return value.scaleb(-2) if token.text.endswith("%") else value


def _token(match: re.Match[str], plain: str) -> Token:
    text = match.group()
    if match.lastgroup == "number":
        _check_number(match, plain)
        return Token(Kind.NUMBER, text, match.start(), match.end())
    unified = _SPELLINGS.get(text, text)
    is_name = match.lastgroup == "name" and unified not in {"且", "或", "非"}
    return Token(Kind.NAME if is_name else Kind.SIGN, unified, match.start(), match.end())


def _check_number(match: re.Match[str], plain: str) -> None:
    """Refuse a number that is too long or runs into what follows it (1.2.3, 1e5, 2目标值)."""
    column = match.start() + 1
    if sum(char.isdigit() for char in match.group()) > MOST_DIGITS:
        reason = f"一个数最多{MOST_DIGITS}位"
        raise ExpressionError(ErrorKind.LONG_NUMBER, column, reason)
    after = plain[match.end() : match.end() + 1]
    if after in {".", "%"}:
        raise ExpressionError(ErrorKind.BAD_NUMBER, match.end() + 1, "这个数写得不完整")
    if after in {"且", "或"}:
        reason = f"“{after}”两边要留空格"
        raise ExpressionError(ErrorKind.BAD_NUMBER, match.end() + 1, reason)
    if after.isalnum() or after == "_":
        reason = "数后面直接跟着文字，是不是少了乘号；数不能用科学记数法"
        raise ExpressionError(ErrorKind.BAD_NUMBER, match.end() + 1, reason)


def _unreadable(text: str, plain: str, at: int) -> ExpressionError:
    char = text[at]
    if plain[at] == ".":
        reason = "小数点前后都要有数字；算式里的点只能写在数据名称中间，如 资金.执行率"
    elif plain[at] == "%":
        reason = "百分号只能紧跟在数后面"
    elif char.isprintable():
        reason = f"算式里不能用“{char}”"
    else:
        reason = f"算式里有看不见的字符 U+{ord(char):04X}"
    return ExpressionError(ErrorKind.BAD_CHARACTER, at + 1, reason)
