"""C08 两表雷同: a project's form repeats the goal and the rows of the whole unit's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment
    from generator.scoring.case import Case

CODE = "C08"
MOST = 0.5  # share of a project's rows that the unit's own table may have too
FEW = 2


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the name and the target of every row."""
    department = case.filing.department
    if department is None:
        return
    known = set(_rows(department))
    for project in case.filing.projects:
        own = _rows(project)
        shared = sum(row in known for row in own)
        if shared > FEW and shared > len(own) * MOST:
            facts = {"where": project.name, "shared": str(shared), "count": str(len(own))}
            yield Diagnostic(CODE, facts, project.position("绩效指标", of="key"))


def _rows(assessment: Assessment) -> list[tuple[str, str]]:
    rows = (row.indicator for row in assessment.rows)
    return [(bare_text(row.name), bare_text(row.target)) for row in rows if row.target]
