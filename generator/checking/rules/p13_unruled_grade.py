"""P13 等级不符: a grade beside a total, by the form's own scale or else the usual one."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.checking.rules.p13_grade import written_scale
from generator.checking.unruled import FULL, unruled_sheets
from generator.diagnostics import Diagnostic, Severity
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.scoring.case import Case

CODE = "P13"
# 财预〔2020〕10号: 90–100 优, 80–90 良, 60–80 中, below 差. Places may draw other lines.
USUAL = MappingProxyType(
    {"优": Decimal(90), "良": Decimal(80), "中": Decimal(60), "差": Decimal(0)}
)
HINT = "核对总分和等级；本地按别的分档的，写进套表“复核”的“等级”"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the two as typed; a grade that the scale does not have is left alone."""
    own = case.form.review.grades
    scale = own or USUAL
    for sheet in unruled_sheets(case):
        assessment = sheet.subject.assessment
        total, grade = assessment.declared, (assessment.declared_grade or "").strip()
        expected = _grade(total, scale) if total is not None and 0 <= total <= FULL else None
        printed = next((name for name in scale if grade.startswith(name)), None)
        if total is None or None in (expected, printed) or expected == printed:
            continue
        facts = {
            "where": sheet.subject.name,
            "printed": grade,
            "which": "总分",
            "total": plain(total),
            "scales": "套表写的等级" if own else "通用的分档",
            "expected": expected or "",
            "scale": written_scale(scale),
        }
        place = assessment.position("自评等级")
        unsure = {} if own else {"hint": HINT}
        severity = None if own else Severity.WARNING
        yield Diagnostic(CODE, facts | unsure, place, severity_override=severity)


def _grade(total: Decimal, scale: Mapping[str, Decimal]) -> str | None:
    """Return the grade whose bound is the highest that a total reaches."""
    reached = {low: name for name, low in scale.items() if total >= low}
    return reached[max(reached)] if reached else None
