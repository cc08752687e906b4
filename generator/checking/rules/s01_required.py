"""S01 必填项缺失: a value that the form requires is empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing import Indicator
from generator.scoring import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.forms import Required
    from generator.reading import Record
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "S01"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every kind of record that the form names required values for."""
    required = case.form.required
    yield from _missing(case.filing.unit, required.unit, "单位")
    made = {plan.per for plan in case.form.documents} - {"单位"}
    yield from _missing(case.filing, sorted(made), "数据文件")
    for subject in case.subjects:
        whole_unit = subject.assessment is case.filing.department
        own = required.department if whole_unit else required.project
        yield from _missing(subject.assessment, own, subject.name)
        yield from _parts(subject, required)


def _parts(subject: Subject, required: Required) -> Iterator[Diagnostic]:
    assessment = subject.assessment
    funds = assessment.funds
    where = f"{subject.name}的年度资金总额"
    yield from _missing(funds.total, required.funds, where, funds, assessment)
    for goal in assessment.goals:
        yield from _missing(goal, required.goal, f"{subject.name}的总体目标")
    for row in assessment.rows:
        place = f"{subject.name}的指标“{row.indicator.name}”"
        yield from _missing(row.indicator, required.indicator, place)
    if subject.scorecard is not None:
        for score in subject.scorecard.scores:
            if score.trouble is Trouble.NO_WEIGHT and "分值" not in required.indicator:
                place = f"{subject.name}的指标“{score.name}”"
                yield from _missing(score.record, ("分值",), place)
            if score.counts and not _lacks_values(score.record, required):
                yield from _unscored(subject, score)


def _lacks_values(record: Record, required: Required) -> bool:
    """Tell whether a row is unscored for want of values that were asked for already."""
    return isinstance(record, Indicator) and any(
        _is_empty(record.get(field)) for field in required.indicator
    )


def _missing(
    record: Record, fields: Iterable[str], where: str, *holders: Record
) -> Iterator[Diagnostic]:
    """Yield a finding for each empty field; a record left out has the place of its holders."""
    for field in fields:
        if _is_empty(record.get(field)):
            places = (one.position() for one in holders)
            place = record.position(field) or next(filter(None, places), None)
            facts = {"field": field, "where": where, "hint": _swallowed(record, field)}
            yield Diagnostic(CODE, facts, place)


def _swallowed(record: Record, field: str) -> str:
    """Say where the value stands within another: {三级指标: 培训场次，年度指标值：≥10次}."""
    for key in record.aliases():
        value = record.get(key)
        if isinstance(value, str) and re.search(f"[，、；,;]\\s*{field}[：:]", value):
            return f"“{field}”写进了“{key}”里：各项之间用半角逗号加空格，键的后面用半角冒号加空格"
    return ""


def _is_empty(value: object) -> bool:
    """Tell whether nothing was filled in: groups without a single row in them are nothing too."""
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or (isinstance(value, str | tuple) and not value)


def _unscored(subject: Subject, score: Score) -> Iterator[Diagnostic]:
    """Yield a finding for a row that has a weight, no declared points and none by the rule."""
    if score.weight is not None and score.points is None:
        where = f"{subject.name}的指标“{score.name}”"
        hint = f"填写“自评得分”；按规则算不出得分：{score.reason}"
        facts = {"field": "自评得分", "where": where, "hint": hint}
        yield Diagnostic(CODE, facts, score.declared_at)
