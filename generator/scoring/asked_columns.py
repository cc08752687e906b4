"""Tests that the columns a rubric calculates with are columns of its form (P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading import suggestion
from generator.scoring.self_test.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.forms import Form
    from generator.scoring.rubric import Rubric


def column_faults(rubric: Rubric, form: Form) -> Iterator[Diagnostic]:
    """Yield the columns of rows that no unit can fill in, for the form has none of that name."""
    known = [column.name for column in form.columns.indicator]
    asked = [("栏目数据", name) for name in rubric.row_data]
    asked += [("折算", rubric.fold)] if rubric.fold is not None else []
    for key, name in asked:
        if name not in known:
            defect = f"“{key}”用了“{name}”，套表“{form.title}”的绩效指标没有这一栏"
            hint = f"{suggestion(name, known)}套表要加这一栏的，写进“栏目”的“绩效指标”"
            yield fault(f"“{rubric.title}”", defect, rubric.position(key), hint)
