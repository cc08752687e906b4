"""The words that checks look for, as data: ``word_lists.toml`` beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a plain list of words by its name."""
    return tuple(_listed()[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a list of regular expressions as one that matches any of them."""
    return re.compile("|".join(words(name)))


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """Return a list of entries with several keys by its name."""
    return tuple(_listed()[name])


def any_in(text: str, listed: tuple[str, ...]) -> str:
    """Return the first of the words that a text holds, '' where it holds none."""
    for word in listed:
        if word in text:
            return word
    return ""


@cache
def _listed() -> dict[str, Any]:
    text = Path(__file__).with_name("word_lists.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
