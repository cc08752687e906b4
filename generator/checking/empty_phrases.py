"""Tells sentences that would fit any unit: 客观原因, 进一步加强管理."""

from __future__ import annotations

import re
from functools import cache

from generator.checking.word_lists import words

CLAUSE = re.compile(r"[^，。；、,;\s]+")


def says_nothing(text: str) -> bool:
    """Tell whether no clause of a text says anything."""
    clauses = CLAUSE.findall(text)
    return bool(clauses) and all(_empty().fullmatch(one) for one in clauses)


@cache
def _empty() -> re.Pattern[str]:
    """Return the pattern of clauses that say nothing."""
    return re.compile("|".join(words("空话")))
