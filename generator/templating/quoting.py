"""Names and typed values as they stand in a sentence."""

from __future__ import annotations

import re

from generator.templating.filter_input import FINAL_MARKS

CLAUSE = re.compile("[，。；：、\\n]")


def quoted(name: str) -> str:
    """Put a name into quotation marks; those within it become single ones (GB/T 15834)."""
    inner = name.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def in_prose(typed: str, unit: str) -> str:
    """Write a typed value so that it can stand in a sentence.

    A number gets the unit of its column; what is itself a sentence gets quotation marks.
    """
    text = typed.strip().rstrip(FINAL_MARKS)
    if text[-1:].isdecimal():
        text += unit
    return quoted(text) if CLAUSE.search(text) else text
