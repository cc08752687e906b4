"""What the wording of a report may name: everything that holds for the unit and what it is about.

Figures are Decimals in 万元 or shares, so that every sentence about money, staff, rates and scores
is written from data by filters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.templating.entries import Entries
from generator.vocabulary.account_names import (
    budget_content,
    buildings_content,
    expenses_content,
    fund_content,
)
from generator.vocabulary.assessed_names import assessed_content
from generator.vocabulary.attachments import attached_papers
from generator.vocabulary.criteria import unit_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.checking import Case, Subject
    from generator.filing import Filing
    from generator.findings import Finding, Findings
    from generator.forms import DocumentPlan
    from generator.vocabulary.content import Content


Assessed = tuple[tuple["Subject", "Content"], ...]


def assessed_contents(case: Case) -> Assessed:
    """Return everything that is assessed with its names: worked out once for all documents."""
    return tuple((subject, assessed_content(case, subject)) for subject in case.subjects)


def report_content(
    case: Case,
    findings: Findings,
    plan: DocumentPlan,
    subject: Subject | None = None,
    *,
    assessed: Assessed | None = None,
) -> Content:
    """Return the names for the chapters of one document.

    A document about one assessment also has that assessment's names (项目, 资金, 指标, 总分)
    without a prefix; one about the unit has those of its own assessment. ``assessed`` saves
    working those out again for every document.
    """
    known = assessed_contents(case) if assessed is None else assessed
    names = {id(one): content for one, content in known}
    whole = next((names[id(one)] for one in case.departments), None)
    about = whole if subject is None else names[id(subject)]
    return (about or _about_nothing()) | {
        **_unit(case.filing),
        **closing_content(case, plan, subject),
        "整体": whole,
        "项目列表": [names[id(one)] for one in case.projects],
        "问题": problems_content(findings.problems),
        "建议": case.filing.recommendations,
    }


def closing_content(case: Case, plan: DocumentPlan, subject: Subject | None = None) -> Content:
    """Return the names of what stands at a document's end: attachments, signature, date."""
    signature = case.filing.signature
    papers = attached_papers(case, plan, subject)
    listed = [{"序号": paper.mark, "名称": paper.name} for paper in papers]
    return {
        "附件号": plan.mark,
        "附件": [one["名称"] for one in listed],
        "附件列表": listed,
        "落款": {"单位": signature.name or case.filing.unit.name, "日期": signature.date},
    }


def problems_content(problems: Sequence[Finding]) -> list[Content]:
    """Return the problems, each with the measure that answers it."""
    return [
        {
            "编号": problem.id,
            "标题": problem.title,
            "内容": problem.text,
            "措施": {
                "标题": problem.remedy.title,
                "内容": problem.remedy.text,
                "责任主体": problem.remedy.actor or None,
                "完成时限": problem.remedy.deadline or None,
            },
        }
        for problem in problems
    ]


def _unit(filing: Filing) -> Content:
    """Return the names that hold for the unit as a whole."""
    return {
        "年度": filing.year,
        "上年": filing.year - 1,
        "下年": filing.year + 1,
        "单位": unit_names(filing),
        "预算": budget_content(filing.budget),
        "经费": expenses_content(filing.expenses),
        "楼堂馆所": buildings_content(filing),
        "厉行节约保障措施": filing.thrift,
        "业务数据": Entries(filing.activity),
        "其他数据": Entries(filing.figures),
        "基金": fund_content(filing.fund),
        "任务": [task.model_dump(by_alias=True) for task in filing.tasks],
        "材料": Entries(filing.materials),
    }


def _about_nothing() -> Content:
    """Return the names of an assessment where the document is about none: all of them blank."""
    names = ("项目", "资金", "目标", "目标列表", "指标", "评分", "总分", "等级", "等级说明")
    return dict.fromkeys(names)
