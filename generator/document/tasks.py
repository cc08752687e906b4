"""Which documents a form asks for, of what each is made, and what stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.forms.form import FILE_NAME_PART, PARTS
from generator.structs import Struct
from generator.vocabulary.attachments import attached_papers, subjects_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking import Case, Subject
    from generator.forms import DocumentPlan, Form


class Task(Struct, frozen=True):
    """One document to be made: its plan, what it is about, its mark, and its attachments."""

    plan: DocumentPlan
    subject: Subject | None
    mark: str | None
    attachments: tuple[Task, ...] = ()

    @property
    def title(self) -> str:
        """What the document is called, such as 项目支出绩效自评表-日常运转经费."""
        if self.subject is None or self.plan.per != "项目":
            return self.plan.name
        return f"{self.plan.name}-{self.subject.name}"

    def file_name(self, number: int, unit: str, year: str) -> str:
        """Return what the form wants the file to be called, without its suffix."""
        if self.plan.file_name is None:
            return f"{number:02d}-{self.title}"
        project = self.subject.name if self.subject and self.plan.per == "项目" else ""
        values = (f"{number:02d}", self.plan.name, project, unit, year)
        parts = dict(zip(PARTS, values, strict=True))
        return FILE_NAME_PART.sub(lambda match: parts[match[1]], self.plan.file_name)


def tasks(case: Case) -> Iterator[Task]:
    """Return the documents to be made, in the order of the form."""
    for plan in case.form.documents:
        if plan.standalone:
            for subject in subjects_of(case, plan):
                attachments = tuple(_attachments(case, plan, subject))
                yield Task(plan, subject, plan.mark, attachments)


def plans_of(form: Form) -> Iterator[DocumentPlan]:
    """Return the plans of which documents are made, those only attached among them."""
    attached = {name for plan in form.documents for name in plan.attachments}
    yield from (one for one in form.documents if one.standalone or one.name in attached)


def _attachments(case: Case, plan: DocumentPlan, about: Subject | None) -> Iterator[Task]:
    """Return what is attached to a document, each with the number under which it is listed."""
    for paper in attached_papers(case, plan, about):
        yield Task(paper.plan, paper.subject, paper.mark or None)
