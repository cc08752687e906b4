"""What an assessment, the unit's or a project's, may be asked for: money, goals, rows, scores.

What was spent and what is left are worked out from the items of spending where the unit typed no
total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing import FundLine, Project, amount_of
from generator.scoring import execution_rate, plain
from generator.structs import Struct
from generator.templating.entries import Entries
from generator.templating.late_names import LateNames
from generator.templating.quoting import in_prose
from generator.templating.typed_figure import Figure, share_in
from generator.templating.typed_values import Share
from generator.vocabulary.account_names import (
    difference,
    line_names,
    money,
    points,
    share_of,
    total_of,
)
from generator.vocabulary.column_values import column_names, free_tables
from generator.vocabulary.computed_figure import figure_in_prose
from generator.vocabulary.criteria import criteria_names
from generator.vocabulary.dimensions import dimension_names
from generator.vocabulary.indicator_rows import ROW_LISTS, indicator_names
from generator.vocabulary.record_names import keys_of, names_of
from generator.vocabulary.score_sheet import score_sheet_rows

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.checking import Case, Subject
    from generator.filing import Assessment, Funds, Goal, Indicator
    from generator.forms import Column, Form
    from generator.scoring import Rubric, Score, Scorecard
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Content, Offered

INDICATORS = "绩效指标"
ELSEWHERE = frozenset(
    (
        *("资金", "总体目标", INDICATORS, "评分资料"),
        *("自评得分", "自评等级", "一级等级", "复核得分", "表头", "表尾", "附表"),
    )
)
"""Keys of an assessment that are names of their own, not keys of 项目."""

NOTHING: Offered = {
    **dict.fromkeys(("名称", "项目", "资金", "目标", "总分", "等级", "等级说明", "表尾")),
    "附表": Entries(),
    **dict.fromkeys(("目标列表", "指标表", "评分", "维度", *ROW_LISTS), ()),
}
"""The names of an assessment where a document is about none: all of them blank."""


def subject_names(case: Case, subject: Subject, decimals: Decimals) -> Offered:
    """Return the names of one assessment; those of the unit come from ``unit_names``.

    ``decimals`` are those of the rates in the unit's papers.
    """
    assessment, card, columns = subject.assessment, subject.scorecard, case.form.columns
    return LateNames(
        {
            "名称": lambda: subject.name,
            "项目": lambda: _project(case, assessment, decimals.share),
            "资金": lambda: _funds(subject, case.form, decimals.rate),
            "目标": lambda: _goal(assessment.goals, columns.goal),
            "目标列表": lambda: [
                names_of(goal, without=(INDICATORS,)) | column_names(goal, columns.goal)
                for goal in assessment.goals
            ],
            **indicator_names(subject, case.form),
            "指标表": lambda: score_sheet_rows(
                card, criteria_names(case.filing), columns.answers, decimals.points
            ),
            "评分": lambda: _scores(subject, decimals),
            "维度": lambda: dimension_names(card, decimals),
            "总分": lambda: _total(subject, decimals.points),
            "等级": lambda: subject.grade,
            "等级说明": lambda: _scale(card),
            "表尾": lambda: column_names(assessment.foot, columns.foot),
            "附表": lambda: free_tables(case.form, assessment.kind, assessment.free_tables),
        }
    )


def _project(case: Case, assessment: Assessment, digits: int) -> Content:
    """Return the names in a form's head: the project's own, else the unit's."""
    filing, columns = case.filing, case.form.columns
    own = names_of(assessment, without=ELSEWHERE)
    own |= column_names(assessment, columns.of(assessment.kind))
    own["主管部门"] = own.get("主管部门") or filing.unit.department
    own["实施单位"] = own.get("实施单位") or filing.unit.name
    if not isinstance(assessment, Project):
        return own
    spent = total_of(map(amount_of, assessment.spending.values()))
    parts = assessment.parts
    return own | {
        "支出列表": line_names(assessment.spending, spent, digits, columns.spending),
        "子项目": [names_of(part) | column_names(part, columns.part) for part in parts],
        "支出合计": spent,
        "子项目合计": {
            "预算数": total_of(part.budget for part in parts),
            "执行数": total_of(part.executed for part in parts),
            "结余": total_of(part.balance for part in parts),
        },
    }


def _funds(subject: Subject, form: Form, digits: int) -> Content:
    """Return the funding block with every column there may be, filled in or not."""
    funds, card = subject.assessment.funds, subject.scorecard
    worked_out = _WorkedOut.of(subject.assessment)
    total, executed = funds.total, worked_out.executed
    execution = card.execution.score if card and card.execution else None
    own = form.columns.funds
    filled = [
        {"名称": name, **names_of(line), **column_names(line, own)}
        for name, line in funds.lines.items()
    ]
    by_name = {str(line["名称"]): line for line in filled}
    return {
        "合计": names_of(total)
        | column_names(total, own)
        | {"全年执行数": money(executed), "年末结余": money(worked_out.balance)},
        "来源": [by_name.get(name) or _blank_line(name, own) for name in form.funding.sources],
        "已填来源": filled,
        "执行率": _execution_rate(funds, executed, card.rubric if card else None, digits),
        "到位率": share_of(total.funds_received, total.budget_full_year, digits=digits),
        "调整额": difference(total.budget_full_year, total.budget_initial),
        "分值": points(execution.weight) if execution else None,
        "得分": points(execution.points if execution else funds.declared, form.points_digits),
        "复核得分": points(execution.reviewed if execution else funds.reviewed, form.points_digits),
    }


class _WorkedOut(Struct, frozen=True):
    """What was spent and what is left, as typed or else as it follows."""

    executed: Decimal | None
    balance: Decimal | None

    @classmethod
    def of(cls, assessment: Assessment) -> _WorkedOut:
        total, executed = assessment.funds.total, assessment.funds.total.executed
        if executed is None and isinstance(assessment, Project):
            executed = total_of(map(amount_of, assessment.spending.values()))
        balance = total.balance
        if balance is None:
            balance = difference(total.budget_full_year, executed)
        return cls(executed, balance)


def _blank_line(name: str, columns: tuple[Column, ...]) -> Content:
    blank = {key.name: None for key in keys_of(FundLine)}
    return {"名称": name, **blank, **column_names(None, columns)}


def _execution_rate(
    funds: Funds, executed: Decimal | None, rubric: Rubric | None, digits: int
) -> Share | str | None:
    """Return the rate of execution as it is scored; it prints as the unit typed it, if it did."""
    typed = funds.execution_rate
    rate = execution_rate(funds, rubric, executed)
    if rate is not None:
        return Share(rate, digits=digits, typed=typed)
    if typed is None:
        return None
    share = share_in(Figure(typed))
    return typed if share is None else Share(share, digits=digits, typed=typed)


def _goal(goals: tuple[Goal, ...], columns: tuple[Column, ...]) -> Content:
    """Return the goals as one: several are set below each other; other columns are the first's."""
    if not goals:
        return {"预期目标": None, "实际完成情况": None, **column_names(None, columns)}
    return column_names(goals[0], columns) | {
        "预期目标": "\n".join(goal.goal for goal in goals if goal.goal) or None,
        "实际完成情况": "\n".join(goal.goal_result for goal in goals if goal.goal_result) or None,
    }


def _scores(subject: Subject, decimals: Decimals) -> list[Content]:
    """Return every scored row, the rubric's own and the unit's."""
    card = subject.scorecard
    if card is None:
        return []
    rows = [row.indicator for row in subject.assessment.rows]
    before: list[Indicator | None] = [None] * (len(card.all_scores) - len(rows))
    scored = zip(card.all_scores, [*before, *rows], strict=True)
    return [
        _score(score, indicator, figure_in_prose(subject, score, decimals), decimals.points)
        for score, indicator in scored
    ]


def _score(score: Score, indicator: Indicator | None, figure: str, digits: int | None) -> Content:
    """Return a scored row with the points it lost, and what was achieved: as typed or computed."""
    typed = in_prose(indicator.actual or "", indicator.unit or "") if indicator else ""
    lost = difference(score.weight, score.points)
    own = indicator or score.answers
    return {
        "一级": score.group,
        "二级": score.subgroup,
        "名称": score.name,
        "分值": points(score.weight),
        "得分": points(score.points, digits),
        "复核得分": points(score.reviewed, digits),
        "折算得分": points(score.folded(score.points), digits),
        "扣分": points(lost),
        "完成值": typed or figure or None,
        "原因": own.deviation_note if own else None,
        "计算过程": own.computation if own else None,
    }


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


def _total(subject: Subject, digits: int | None) -> Content:
    card = subject.scorecard
    return {
        "分值": points(card.total.weight) if card else None,
        "得分": points(subject.points, digits),
        "复核得分": points(card.total.reviewed if card else subject.assessment.reviewed, digits),
        "等级": subject.grade,
    }
