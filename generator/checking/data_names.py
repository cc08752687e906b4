"""What a missing figure is called in messages: its name, and where it is to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.data_places import place_of

if TYPE_CHECKING:
    from generator.scoring.case import Case, Subject


def placed(name: str, subject: Subject, case: Case) -> str:
    """Add the place to a name that is no key of the file: 三公预算数 is one of 经费."""
    rubric = subject.scorecard.rubric if subject.scorecard else None
    path = place_of(name, rubric, case.form) if rubric else None
    if path is None or path[-1] == name:
        return name
    return f"{name}（填在 {' → '.join(path)}）"
