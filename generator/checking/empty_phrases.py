"""Tells sentences that would fit any unit: 客观原因, 进一步加强管理."""

from __future__ import annotations

from generator import patterns
from generator.checking.word_lists import pattern

CLAUSE = patterns.compile(r"[^，。；、,;\s]+")


def says_nothing(text: str) -> bool:
    """Tell whether no clause of a text says anything."""
    clauses = CLAUSE.findall(text)
    return bool(clauses) and all(pattern("空话").fullmatch(one) for one in clauses)
