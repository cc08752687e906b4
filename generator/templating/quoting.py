"""Names and typed values as they stand in a sentence."""

from __future__ import annotations

from generator import patterns
from generator.templating.filter_input import FINAL_MARKS

ASKED = {"≥": "不低于", "≧": "不低于", "≤": "不超过", "≦": "不超过", ">": "高于", "＞": "高于"}
ASKED |= {"<": "低于", "＜": "低于", "=": "", "＝": ""}
CLAUSE = patterns.compile("[，。；：、\\n]")


def quoted(name: str) -> str:
    """Put a name into quotation marks; those within it become single ones (GB/T 15834)."""
    inner = name.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def asked_in_prose(typed: str, unit: str = "") -> str:
    """Write a typed target so that it can stand in a sentence: ≥90% is 不低于90%."""
    text = typed.strip()
    sign = ASKED.get(text[:1])
    return in_prose(text if sign is None else sign + text[1:].lstrip(), unit)


def in_prose(typed: str, unit: str) -> str:
    """Write a typed value so that it can stand in a sentence.

    A number gets the unit of its column; what is itself a sentence gets quotation marks.
    """
    text = typed.strip().rstrip(FINAL_MARKS)
    if text[-1:].isdecimal():
        text += unit
    return quoted(text) if CLAUSE.search(text) else text
