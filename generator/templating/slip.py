"""What is wrong at a place of a template, whatever the data."""

from __future__ import annotations

from typing import NamedTuple

LINE_ENDS = "\n\x1e"


class Spot(NamedTuple):
    """Where a template says something: its file, '' for one without, and the line."""

    file: str
    line: int


class Slip(NamedTuple):
    """What is wrong, the word that shows it, and where; one without effect is ``idle``."""

    word: str
    problem: str
    spot: Spot
    idle: bool = False


def lines_in(text: str) -> int:
    """Count the line ends of a template's text; in wording they are marked as its own."""
    return sum(1 for one in text if one in LINE_ENDS)
