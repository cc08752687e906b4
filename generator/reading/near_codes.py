"""What to say of a code that the catalogue does not have."""

from __future__ import annotations

from generator.diagnostics import CATALOGUE
from generator.reading.typo import nearest


def code_advice(code: str) -> str:
    """Name the nearest code, or those of the same letter."""
    near = nearest(code, CATALOGUE)
    if near is not None:
        return f"是不是 {near}（{CATALOGUE[near].title}）？"
    same = [one for one in CATALOGUE if one.startswith(code[:1])] if code else []
    return f"{code[0]} 开头的有：{'、'.join(same)}" if same else "核对提示里的编号，例如 S01"
