"""I10 比率异常: a rate is typed as a share, or per thousand where percent will be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.doubts import doubts_for
from generator.diagnostics import Diagnostic
from generator.filing.measure import DoubtKind
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.doubts import Doubtful
    from generator.scoring.case import Case

CODE = "I10"
PERMILLE = ("‰", "千分")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the figures that a rubric asks for in percent, and at the values of rows."""
    yield from _figures(case)
    for found in doubts_for(case, CODE):
        if found.doubt.kind is DoubtKind.RATIO:
            yield _ratio(found)
        elif not any(word in (found.indicator.unit or "") for word in PERMILLE):
            yield _permille(found)


def _figures(case: Case) -> Iterator[Diagnostic]:
    """Look at figures asked for in percent; up to 1 they are surely shares."""
    filing = case.filing
    specs = {
        name: spec
        for subject in case.subjects
        if subject.scorecard
        for name, spec in subject.scorecard.rubric.figures.items()
    }
    for name, value in filing.figures.items():
        if value is not None and name in specs and specs[name].unit == "%" and 0 < value <= 1:
            typed = plain(value)
            problem = f"评分标准按百分数（%）计，照此只有百分之 {typed}"
            facts = {"where": f"“{name}”", "value": typed, "problem": problem}
            yield Diagnostic(CODE, facts, filing.position("其他数据", name))


def _ratio(found: Doubtful) -> Diagnostic:
    """Say how a share in a column of percents was read."""
    read_as = plain(found.measure.value) if found.measure and found.measure.value else "？"
    problem = f"度量单位却是 %，按 {read_as}% 计"
    facts = {"where": f"{found.where}的“{found.key}”", "value": found.doubt.text}
    return Diagnostic(CODE, facts | {"problem": problem}, found.position)


def _permille(found: Doubtful) -> Diagnostic:
    """Ask whether ‰ is meant; a unit that says so in 度量单位 has confirmed it."""
    hint = "是百分数的，改写 %；确实是千分数的，在“度量单位”里写 ‰"
    facts = {"where": f"{found.where}的“{found.key}”", "value": found.doubt.text}
    return Diagnostic(
        CODE, facts | {"problem": "是千分数，常是 % 的误写", "hint": hint}, found.position
    )
