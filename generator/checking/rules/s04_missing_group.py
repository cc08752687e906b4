"""S04 指标层级缺失: the table has no row of a group that every table must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring.demand import demand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "S04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for each group among the names of all levels; a flat list has no groups to miss."""
    for subject in case.subjects if case.form.review.groups else ():
        rows = subject.assessment.rows
        levels = {f"{row.group}{row.subgroup}" for row in rows} - {""}
        if not levels or subject.assessment.answers:
            continue
        for group in case.form.review.groups:
            if not any(group in level for level in levels) and not _weighed(subject, group):
                place = subject.assessment.position("绩效指标", of="key")
                yield Diagnostic(CODE, {"where": subject.name, "group": group}, place)


def _weighed(subject: Subject, group: str) -> bool:
    """Tell whether the rubric speaks of the group, or of all groups there are without this one.

    Where it gives the group points W01 tells that they are missing; a sheet that has them
    elsewhere, because it has few rows, is left alone.
    """
    if subject.scorecard is None:
        return False
    asked = demand(subject.scorecard.rubric)
    closed = any(asked.groups) and not asked.open
    return closed or any(group in name for name in asked.groups)
