"""I10 比率异常: a figure that is asked for in percent looks like a share, or is above 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature, row_kind
from generator.scoring import plain
from generator.scoring.own_indicator import read_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.filing import IndicatorRow
    from generator.filing.measure import Measure
    from generator.scoring.case import Case, Subject

CODE = "I10"
HUNDRED = 100
HALF = 50  # percent; a target from here on is not answered by less than 1 %


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the figures that a rubric asks for in percent, and at every row with a rate."""
    yield from _figures(case)
    for subject in case.subjects:
        for row in subject.assessment.rows:
            yield from _row(case, subject, row)


def _figures(case: Case) -> Iterator[Diagnostic]:
    """Look at 其他数据: up to 1 they are surely shares."""
    filing = case.filing
    specs = {
        name: spec
        for subject in case.subjects
        if subject.scorecard
        for name, spec in subject.scorecard.rubric.figures.items()
    }
    for name, value in filing.figures.items():
        if value is not None and name in specs and specs[name].unit == "%" and 0 < value <= 1:
            told = f"评分标准按百分数（%）计，照此只有百分之 {plain(value)}"
            place = filing.position("其他数据", name)
            hint = _as_percent(value * HUNDRED)
            yield _finding(f"“{name}”", plain(value), told, hint, place)


def _row(case: Case, subject: Subject, row: IndicatorRow) -> Iterator[Diagnostic]:
    """Compare how the actual value of a rate is written with its target."""
    read = read_row(row, case.filing.year)
    target, actual = read.target.single, read.actual.single
    if target is None or actual is None or {target.unit, actual.unit} != {"%"}:
        return
    key = "计分用完成值" if row.indicator.scored_actual else "实际完成值"
    where = f"{subject.name}的“{row.indicator.name}”的{key}"
    told, hint = _odd(row, target, actual)
    if told:
        place = row.indicator.position(key)
        yield _finding(where, actual.text, told, hint, place)


def _odd(row: IndicatorRow, target: Measure, actual: Measure) -> tuple[str, str]:
    """Say what is odd about an actual rate and what to write, ('', '') where nothing is."""
    value = actual.value
    if value is None or target.value is None:
        return "", ""
    aim = f"指标值是“{target.text}”"
    if _is_share(actual) and not _is_share(target):
        return f"{aim}，现按 {plain(value)}% 计", _as_percent(value)
    if not _is_share(actual) and 0 < value <= 1 and target.value >= HALF:
        return f"{aim}，相差百倍", _as_percent(value * HUNDRED)
    kind = row_kind(row.group, row.subgroup, row.indicator.name)
    if kind.nature is Nature.SATISFACTION and value > HUNDRED:
        return "满意度不会超过 100%", "核对小数点和单位"
    return "", ""


def _is_share(measure: Measure) -> bool:
    """Tell a rate typed as 0.936, which is read as 93.6 %."""
    return measure.unit == "%" and measure.scale == HUNDRED


def _as_percent(value: Decimal) -> str:
    return f"按百分数填写，例如 0.843 写成 84.3%；这里多半是 {plain(value.normalize())}%"


def _finding(where: str, value: str, told: str, hint: str, place: Position | None) -> Diagnostic:
    return Diagnostic(CODE, {"where": where, "value": value, "told": told, "hint": hint}, place)
