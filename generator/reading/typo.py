"""The nearest known name to a misspelt one."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CLOSE_ENOUGH = 0.5  # Chinese names are short: one wrong character of two still counts as near
LONGEST = 60  # characters; nothing longer is a misspelt name, and comparing is quadratic
QUOTES = "“”‘’\"'「」【】[]［］（）()：:，,、 "


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like ``name``, None where none is near.

    Width, case, quotation marks and white space do not count; among equals the first known wins.
    """
    wanted = plain(name)
    if not wanted or len(wanted) > LONGEST:
        return None
    best, likeness = None, CLOSE_ENOUGH
    for candidate in known:
        found = _likeness(wanted, plain(candidate))
        if found > likeness or (best is None and found == likeness):
            best, likeness = candidate, found
    return best


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known name, or else all known names."""
    names = tuple(known)
    near = nearest(name, names)
    if near is not None:
        return f"是不是“{near}”？"
    return f"可用的有：{'、'.join(names)}" if names else ""


def plain(name: str) -> str:
    """Return the name reduced to what counts when names are compared."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char not in QUOTES)


def _likeness(wanted: str, candidate: str) -> float:
    matcher = SequenceMatcher(None, wanted, candidate, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= CLOSE_ENOUGH else 0.0
