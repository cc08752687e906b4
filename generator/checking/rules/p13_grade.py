"""P13 等级不符: the grade that the unit gave itself is not the one that its total has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.scoring import Scorecard
    from generator.scoring.case import Case

CODE = "P13"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare each grade typed with the scale of the rubric; without a scale there is none."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None:
            continue
        yield from _groups(subject.name, card)
        if card.total.declared_grade is None or card.total.printed is None:
            continue
        grade = card.rubric.grade(card.total.printed)
        if grade is not None and grade != card.total.declared_grade:
            facts = {
                "where": subject.name,
                "printed": card.total.declared_grade,
                "which": "总分",
                "scales": "评分标准",
                "total": plain(card.total.printed),
                "expected": grade,
                "scale": written_scale(card.rubric.grades),
            }
            yield Diagnostic(CODE, facts, subject.assessment.position("自评等级"))


def _groups(where: str, card: Scorecard) -> Iterator[Diagnostic]:
    """Compare the grades typed for groups with what their percentages make by the same scale."""
    for name, grade in card.assessment.group_grades.items():
        rate, expected = card.rate_of_group(name), card.grade_of_group(name)
        if grade is None or rate is None or expected is None or grade == expected:
            continue
        facts = {
            "where": f"{where}的“{name}”",
            "printed": grade,
            "which": "得分率",
            "scales": "评分标准",
            "total": f"{plain(rate)}%",
            "expected": expected,
            "scale": written_scale(card.rubric.grades),
        }
        yield Diagnostic(CODE, facts, card.assessment.position("一级等级", name))


def written_scale(grades: Mapping[str, Decimal]) -> str:
    """Write a scale as messages give it: 优 90 分起、良 80 分起."""
    bounds = sorted(grades.items(), key=lambda item: item[1], reverse=True)
    return "、".join(f"{name} {plain(bound)} 分起" for name, bound in bounds)
