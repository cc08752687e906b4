"""What one document may name besides: its mark, its attachments, the problems it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vocabulary.attachments import attached_papers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.checking import Case, Subject
    from generator.forms import DocumentPlan
    from generator.vocabulary.content import Content
    from generator.vocabulary.stated_problem import Finding


OF_DOCUMENT = ("表头", "附件号", "附件", "附件列表")


def document_names(
    case: Case, plan: DocumentPlan, subject: Subject | None, mark: str | None
) -> Content:
    """Return the names of a document; ``mark`` is its own as an attachment, if it is one."""
    papers = attached_papers(case, plan, subject)
    return {
        "表头": _head(case, plan, subject),
        "附件号": mark or plan.mark,
        "附件": tuple(paper.name for paper in papers),
        "附件列表": [{"序号": paper.mark, "名称": paper.name} for paper in papers],
    }


def _head(case: Case, plan: DocumentPlan, subject: Subject | None) -> Content:
    """Return what a paper prints at its head: as the unit typed it, else as it follows."""
    filing = case.filing
    typed = (subject.assessment.head if subject else None) or filing.head
    own = subject is not None and subject.assessment is not filing.department
    named = subject.name if own and subject else filing.unit.name
    return {
        "标题": (typed.title if typed else None) or plan.name,
        "年度": (typed.year if typed else None) or f"{filing.year}年度",
        "名称": (typed.name if typed else None) or named,
    }


def problem_names(problems: Sequence[Finding]) -> list[Content]:
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
