"""The data as Word templates name it: Chinese names, figures as they are to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.span import spans
from generator.scoring import execution_rate, percentage, summed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from generator.checking import Case, Subject
    from generator.filing import Filing, FundLine, Goal
    from generator.forms import Form

Content = dict[str, object]


def unit_content(case: Case) -> Content:
    """Return what every document of a unit may name: the unit, its year, the list of projects."""
    filing = case.filing
    return {
        "年度": str(filing.year),
        "单位": filing.unit.model_dump(by_alias=True),
        "清单": [
            {
                "序号": number,
                "名称": project.name,
                "全年预算数": project.funds.total.budget_full_year,
            }
            for number, project in enumerate(filing.projects, 1)
        ],
        "清单合计": summed(
            tuple(project.funds.total.budget_full_year for project in filing.projects)
        ),
    }


def subject_content(case: Case, subject: Subject) -> Content:
    """Return what a form of one project, or of the whole unit, may name besides."""
    assessment = subject.assessment
    own = assessment.model_dump(
        by_alias=True, exclude={"funds", "goal", "indicators", "declared", "declared_grade"}
    )
    return unit_content(case) | {
        "项目": own | _heads(case.filing, own),
        "资金": _funds(subject, case.form),
        "目标": _goal(assessment.goals),
        "目标列表": [goal.model_dump(by_alias=True) for goal in assessment.goals],
        "指标": _rows(subject),
        "总分": _total(subject),
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


def _funds(subject: Subject, form: Form) -> Content:
    funds, card = subject.assessment.funds, subject.scorecard
    rate = execution_rate(funds)
    execution = card.execution.score if card and card.execution else None
    computed = None if rate is None else percentage(rate, form.rate_digits)
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


def _rows(subject: Subject) -> list[Content]:
    """Return the indicator rows with their merged levels and the points that are printed."""
    rows, card = subject.assessment.rows, subject.scorecard
    points = [one.points for one in card.scores] if card else [r.indicator.declared for r in rows]
    levels = spans([(row.group, row.subgroup) for row in rows])
    return [
        {
            "一级": level[0],
            "二级": level[1],
            **row.indicator.model_dump(by_alias=True),
            "得分": points[place],
        }
        for place, (row, level) in enumerate(zip(rows, levels, strict=True))
    ]


def _total(subject: Subject) -> Content:
    total = subject.scorecard.total if subject.scorecard else None
    return {
        "分值": total.weight if total else None,
        "得分": total.printed if total else subject.assessment.declared,
        "等级": total.grade if total else subject.assessment.declared_grade,
    }
