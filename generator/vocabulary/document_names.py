"""What one document may name besides: its mark, its attachments, the problems it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.forms import DocumentPlan, Form
    from generator.vocabulary.content import Content
    from generator.vocabulary.stated_problem import Finding


def document_names(form: Form, plan: DocumentPlan, mark: str | None) -> Content:
    """Return the names of a document; ``mark`` is its own as an attachment, if it is one."""
    listed = attachment_names(form, plan)
    return {
        "附件号": mark or plan.mark,
        "附件": tuple(str(one["名称"]) for one in listed),
        "附件列表": listed,
    }


def attachment_names(form: Form, plan: DocumentPlan) -> list[Content]:
    """Return the attachments of a document in order, each by its mark or else its number.

    A single one without a mark has no number.
    """
    marks = {one.name: one.mark for one in form.documents}
    alone = len(plan.attachments) == 1
    return [
        {"序号": marks.get(name) or ("" if alone else str(number)), "名称": name}
        for number, name in enumerate(plan.attachments, 1)
    ]


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
