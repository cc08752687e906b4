"""What the form of one project, or of the whole unit, may name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.scoring import execution_rate, percentage, plain
from generator.scoring.decimals import decimals_of
from generator.templating.span import spans
from generator.vocabulary.criteria import criteria_names
from generator.vocabulary.grouped_rows import grouped_rows
from generator.vocabulary.score_sheet import score_sheet_content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.checking import Case, Subject
    from generator.filing import Filing, FundLine, Goal, Indicator
    from generator.forms import Form
    from generator.scoring import Scorecard
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Content

BARE_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
PARTS = {"funds", "goal", "indicators", "answers", "declared", "declared_grade"}


def subject_content(case: Case, subject: Subject) -> Content:
    """Return the names of one assessment; those of the unit come from ``unit_content``."""
    assessment = subject.assessment
    own = assessment.model_dump(by_alias=True, exclude=PARTS)
    return {
        "项目": own | _heads(case.filing, own),
        "资金": _funds(subject, case.form, decimals_of(case)),
        "目标": _goal(assessment.goals),
        "目标列表": [goal.model_dump(by_alias=True) for goal in assessment.goals],
        "指标": _rows(subject, case.form),
        "指标组": grouped_rows(assessment.rows),
        "指标表": score_sheet_content(subject.scorecard, criteria_names(case.filing)),
        "总分": _total(subject),
        "等级说明": _scale(subject.scorecard),
    }


def _heads(filing: Filing, own: Mapping[str, object]) -> Content:
    """Return the names in a form's head: the project's own, else the unit's."""
    return {
        "主管部门": own.get("主管部门") or filing.unit.department,
        "实施单位": own.get("实施单位") or filing.unit.name,
    }


def _line(line: FundLine | None, form: Form) -> dict[str, Decimal | None]:
    amounts = line.amounts if line is not None else {}
    return {column: amounts.get(column) for column in form.funding.columns}


def _funds(subject: Subject, form: Form, decimals: Decimals) -> Content:
    funds, card = subject.assessment.funds, subject.scorecard
    rate = execution_rate(funds)
    execution = card.execution.score if card and card.execution else None
    computed = None if rate is None else percentage(rate, decimals.rate)
    return {
        "合计": _line(funds.total, form),
        "来源": [
            {"名称": name, **_line(funds.sources.get(name), form)} for name in form.funding.sources
        ],
        "执行率": funds.execution_rate or computed,
        "分值": execution.weight if execution else None,
        "得分": execution.points if execution else funds.declared,
    }


def _goal(goals: tuple[Goal, ...]) -> Content:
    """Return the goals as one: several are set below each other."""
    if not goals:
        return {"预期目标": None, "实际完成情况": None}
    return {
        "预期目标": "\n".join(goal.goal for goal in goals if goal.goal),
        "实际完成情况": "\n".join(goal.goal_result for goal in goals if goal.goal_result),
    }


def _rows(subject: Subject, form: Form) -> list[Content]:
    """Return the unit's indicator rows with their merged levels and the points that are printed."""
    rows, card = subject.assessment.rows, subject.scorecard
    scores = card.scores[len(card.rubric.rows) :] if card else ()
    levels = spans([(_group(row.group, card, form), row.subgroup) for row in rows])
    return [
        {
            "一级": level[0],
            "二级": level[1],
            **_printed(row.indicator, form),
            "得分": scores[place].points if scores else row.indicator.declared,
        }
        for place, (row, level) in enumerate(zip(rows, levels, strict=True))
    ]


def _printed(indicator: Indicator, form: Form) -> Content:
    """Return an indicator's columns; without a column of its own the unit follows bare numbers."""
    columns = indicator.model_dump(by_alias=True)
    if indicator.unit and not form.unit_column:
        for column in ("年度指标值", "实际完成值"):
            if BARE_NUMBER.fullmatch(columns[column] or ""):
                columns[column] += indicator.unit
    return columns


def _group(name: str, card: Scorecard | None, form: Form) -> str:
    """Return what the group's cell prints: some forms put its points below its name."""
    weight = card.rubric.group_weights.get(name) if card and form.group_points else None
    return name if weight is None else f"{name}\n（{plain(weight)}分）"


def _scale(card: Scorecard | None) -> str | None:
    """Write the grades as the note under a form does."""
    if card is None or not card.rubric.scale:
        return None
    scale = card.rubric.scale
    words, upper = [], card.rubric.total
    for name, bound in scale[:-1]:
        words.append(f"{plain(bound)}分（含）—{plain(upper)}分为{name}")
        upper = bound
    words.append(f"{plain(upper)}分以下为{scale[-1][0]}")
    return f"总分设置为{plain(card.rubric.total)}分，等级划分为：{'，'.join(words)}。"


def _total(subject: Subject) -> Content:
    card = subject.scorecard
    return {
        "分值": card.total.weight if card else None,
        "得分": subject.points,
        "等级": subject.grade,
    }
