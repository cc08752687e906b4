"""I10 比率异常: a figure that is asked for in percent looks like a share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "I10"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the figures that a rubric asks for in percent; up to 1 they are surely shares."""
    filing = case.filing
    specs = {
        name: spec
        for subject in case.subjects
        if subject.scorecard
        for name, spec in subject.scorecard.rubric.figures.items()
    }
    for name, value in filing.figures.items():
        if value is not None and name in specs and specs[name].unit == "%" and 0 < value <= 1:
            facts = {"name": name, "value": plain(value)}
            yield Diagnostic(CODE, facts, filing.position("其他数据", name))
