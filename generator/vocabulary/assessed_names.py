"""What wording may name of an assessment: the whole unit's or a project's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing import Project
from generator.templating.entries import Entries
from generator.templating.quoting import in_prose
from generator.vocabulary.account_names import difference, lines_content, share_of, total_of
from generator.vocabulary.subject_names import subject_content

if TYPE_CHECKING:
    from generator.checking import Case, Subject
    from generator.filing import Assessment, Indicator
    from generator.scoring import Score
    from generator.vocabulary.content import Content


def assessed_content(case: Case, subject: Subject) -> Content:
    """Return the names of an assessment as its Word form has them, with figures to write about.

    Money is in 万元, 执行率 a share, unrounded. What was spent and what is left are worked out from
    the items of spending where the unit typed no total.
    """
    content = subject_content(case, subject)
    rows = zip(content["指标"], subject.assessment.rows, strict=True)  # type: ignore[call-overload]  # a list of rows
    return content | {
        "名称": subject.name,
        "项目": _project(content["项目"], subject.assessment),
        "资金": _funds(subject.assessment),
        "指标": [row | {"一级": own.group, "二级": own.subgroup} for row, own in rows],
        "评分": _scores(subject),
        "等级": subject.scorecard.total.grade if subject.scorecard else None,
    }


def _project(heads: object, assessment: Assessment) -> Content:
    own = dict(heads) if isinstance(heads, dict) else {}
    if not isinstance(assessment, Project):
        return own
    spent = total_of(assessment.spending.values())
    return own | {
        "支出明细": Entries(assessment.spending),
        "支出列表": lines_content(assessment.spending, spent),
        "支出合计": spent,
        "子项目合计": {
            "预算数": total_of(part.budget for part in assessment.parts),
            "执行数": total_of(part.executed for part in assessment.parts),
            "结余": total_of(part.balance for part in assessment.parts),
        },
        "材料": Entries(assessment.materials),
    }


def _funds(assessment: Assessment) -> Content:
    """Return the funding block with every column there may be, filled in or not."""
    funds = assessment.funds
    total = funds.total.model_dump(by_alias=True)
    items = total_of(assessment.spending.values()) if isinstance(assessment, Project) else None
    executed = items if funds.total.executed is None else funds.total.executed
    balance = funds.total.balance
    if balance is None:
        balance = difference(funds.total.budget_full_year, executed)
    return {
        "合计": total | {"全年执行数": executed, "年末结余": balance},
        "来源": [
            {"名称": name, **line.model_dump(by_alias=True)} for name, line in funds.lines.items()
        ],
        "执行率": share_of(executed, funds.total.budget_full_year),
        "到位率": share_of(funds.total.funds_received, funds.total.budget_full_year),
        "调整额": difference(funds.total.budget_full_year, funds.total.budget_initial),
    }


def _scores(subject: Subject) -> list[Content]:
    """Return every scored row, the rubric's own and the unit's, with the points it lost."""
    card = subject.scorecard
    if card is None:
        return []
    rows = [row.indicator for row in subject.assessment.rows]
    before: list[Indicator | None] = [None] * (len(card.all_scores) - len(rows))
    return [
        _score(score, row) for score, row in zip(card.all_scores, [*before, *rows], strict=True)
    ]


def _score(score: Score, indicator: Indicator | None) -> Content:
    typed = in_prose(indicator.actual or "", indicator.unit or "") if indicator else ""
    return {
        "一级": score.group,
        "二级": score.subgroup,
        "名称": score.name,
        "分值": score.weight,
        "得分": score.points,
        "扣分": difference(score.weight, score.points),
        "完成值": typed or score.figure or None,
    }
