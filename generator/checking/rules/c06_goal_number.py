"""C06 目标与指标矛盾: the goal wants another number of a thing than the row that measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.counted_things import other_aims
from generator.checking.related_places import known_places
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C06"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the numbers of every goal with the targets of the rows that they name."""
    for subject in case.subjects:
        for goal in subject.assessment.goals if subject.rows else ():
            for aim, read in other_aims(case, subject, goal):
                own, target = read.row.indicator, read.target.single
                facts = {
                    "where": f"{subject.name}的“{own.name}”",
                    "target": target.text if target else "",
                    "told": f"目标里写的却是“{aim.text.strip()}”",
                }
                related = known_places([("目标写在这里", goal.position(goal.aim_key))])
                yield Diagnostic(CODE, facts, own.position(read.target_key), related)
