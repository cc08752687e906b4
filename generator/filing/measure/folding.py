"""Folding: one writing for the characters that people type in several ways.

Every character is replaced by exactly one, so that a place in the folded text is the same place in
the text as typed.
"""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME = {
    "≥": "≧⩾≩",
    "≤": "≦⩽≨",
    "=": "═﹦",
    ">": "﹥",
    "<": "﹤",
    "%": "﹪",
    "~": "〜∼˜",
    "-": "−﹣",
    ",": "﹐",
    " ": "\t\u00a0\u2002\u2003\u2009\u3000",
    "\n": "\r\u2028\u2029",
}
_TABLE = _FULL_WIDTH | {ord(variant): same for same, many in _SAME.items() for variant in many}


def fold(text: str) -> str:
    """Return the text with half-width marks and digits, and one form of each sign."""
    return text.translate(_TABLE)
