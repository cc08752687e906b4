"""P17 结论矛盾: all was met, says the text, and points were lost; or all points beside problems."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.word_lists import pattern
from generator.diagnostics import Diagnostic
from generator.filing import Project
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Filing
    from generator.reading import Record
    from generator.scoring.case import Case, Subject

    Told = tuple[str, str, Record, tuple[str | int, ...]]

CODE = "P17"
RESULT = "实际完成情况"
FULL = Decimal(100)


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare each total with the texts of what it is of, full marks with the unit's problems."""
    lost = [(subject, _lost(subject)) for subject in case.subjects]
    perfect = [subject for subject, points in lost if points == 0]
    if perfect and case.filing.problems:
        facts = {
            "where": "、".join(subject.name for subject in perfect),
            "told": f"自评满分，却列了 {len(case.filing.problems)} 个问题",
        }
        yield Diagnostic(CODE, facts, case.filing.position("问题", of="key"))
    for subject, points in lost:
        if points:
            yield from _all_met(case, subject, points)


def _lost(subject: Subject) -> Decimal | None:
    """Return the points that a total lacks, None where there is none that can be one."""
    card, points = subject.scorecard, subject.points
    if points is None:
        return None
    full = card.total.weight if card else FULL
    return full - points if 0 <= points <= full else None  # beyond, P01 or P02 speaks


def _all_met(case: Case, subject: Subject, lost: Decimal) -> Iterator[Diagnostic]:
    for key, text, record, path in _told(case, subject):
        found = pattern("全部达标").search(text)
        if found:
            told = f"“{key}”写“{found[0]}”，自评却扣了 {plain(lost)} 分"
            place = record.position(*path)
            yield Diagnostic(CODE, {"where": subject.name, "told": told}, place)


def _told(case: Case, subject: Subject) -> Iterator[Told]:
    """Yield what a unit writes of its results: how it is called, the text, where it stands."""
    assessment = subject.assessment
    for goal in assessment.goals:
        if goal.goal_result:
            yield RESULT, goal.goal_result, goal, (RESULT,)
    if isinstance(assessment, Project):
        yield from _materials(assessment)
    if assessment is case.filing.department or len(case.subjects) == 1:
        yield from _materials(case.filing)


def _materials(holder: Project | Filing) -> Iterator[Told]:
    for name, written in holder.materials.items():
        for at, text in enumerate((written,) if isinstance(written, str) else written or ()):
            below = () if isinstance(written, str) else (at,)
            yield name, text, holder, ("材料", name, *below)
