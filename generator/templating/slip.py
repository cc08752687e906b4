"""What is wrong at a place of a template, whatever the data."""

from __future__ import annotations

from typing import NamedTuple


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
