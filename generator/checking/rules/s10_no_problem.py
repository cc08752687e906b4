"""S10 问题或措施缺失: what stands in the place of a problem or measure says that there is none.

A report without any problem is told where problems are found (``findings``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing.no_answer import says_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Filing, Project
    from generator.reading import Record
    from generator.scoring.case import Case

CODE = "S10"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at each problem with its measure, then at the unit's own paragraphs about them."""
    for problem in case.filing.problems:
        if says_none(problem.told):
            yield _finding("问题", problem.told, problem, "标题")
        elif says_none(problem.measure.action):
            yield _finding("措施", problem.measure.action, problem.measure, "内容")
    holders: tuple[Filing | Project, ...] = (case.filing, *case.filing.projects)
    for holder in holders:
        for name, written in holder.materials.items():
            text = written if isinstance(written, str) else "".join(written or ())
            if text and ("问题" in name or "措施" in name) and says_none(text):
                yield _finding(name, text, holder, "材料", name)


def _finding(name: str, text: str, record: Record, *path: str) -> Diagnostic:
    return Diagnostic(CODE, {"found": f"“{name}”只写了“{text}”"}, record.position(*path))
