"""S09 缺总分或等级: a total without the rows it comes from, or without the grade beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case, Subject

CODE = "S09"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every total that was typed; what a rubric gives is worked out by the program."""
    for subject in case.subjects if not case.form.declares else ():
        if told := _told(subject):
            typed = "自评等级" if subject.assessment.declared is None else "自评得分"
            place = subject.assessment.position(typed)
            yield Diagnostic(CODE, {"where": subject.name, "told": told}, place)


def _told(subject: Subject) -> str:
    declared, grade = subject.assessment.declared, subject.assessment.declared_grade
    if subject.scorecard is not None:
        return ""
    if declared is None:
        return f"填了等级“{grade}”，没有总分" if grade else ""
    if any(row.indicator.declared is not None for row in subject.assessment.rows):
        return "" if grade else f"填了总分 {plain(declared)}，没有等级"
    return f"自评 {plain(declared)} 分，没有各项指标的分值和得分，这个分无从核对"
