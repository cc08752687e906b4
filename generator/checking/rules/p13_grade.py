"""P13 等级不符: the grade that the unit gave itself is not the one that its total has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Rubric
    from generator.scoring.case import Case

CODE = "P13"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare each grade typed with the scale of the rubric; without a scale there is none."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or card.total.declared_grade is None or card.total.printed is None:
            continue
        grade = card.rubric.grade(card.total.printed)
        if grade is not None and grade != card.total.declared_grade:
            facts = {
                "where": subject.name,
                "printed": card.total.declared_grade,
                "total": plain(card.total.printed),
                "expected": grade,
                "scale": _scale(card.rubric),
            }
            yield Diagnostic(CODE, facts, subject.assessment.position("自评等级"))


def _scale(rubric: Rubric) -> str:
    bounds = sorted(rubric.grades.items(), key=lambda item: item[1], reverse=True)
    return "、".join(f"{name} {plain(bound)} 分起" for name, bound in bounds)
