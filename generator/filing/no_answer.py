"""Texts that only say that there is nothing to say: 无, 没有问题, 见附件; what then is a reason."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from generator.filing.bare_text import bare_text


def says_none(text: str) -> bool:
    """Tell whether a text only says that there is nothing, or is a mark in its stead."""
    bare = bare_text(text)
    return not bare or _pattern("等于没有写").fullmatch(bare) is not None


def as_reason(text: str | None) -> str:
    """Return a text as the reason that it gives, '' where it gives none: 无, 略, 见附件."""
    told = (text or "").strip()
    if not told:
        return ""
    empty = says_none(told) or _pattern("等于没有写原因").fullmatch(bare_text(told))
    return "" if empty else told


@cache
def _pattern(name: str) -> re.Pattern[str]:
    text = Path(__file__).with_name("no_answer.toml").read_text(encoding="utf-8")
    return re.compile("|".join(tomllib.loads(text)[name]))
