"""Which documents a form asks for, of what each is made, and what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.vocabulary import attachment_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking import Case, Subject
    from generator.forms import DocumentPlan, Form


@dataclass(frozen=True, slots=True)
class Task:
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


def tasks(case: Case) -> Iterator[Task]:
    """Return the documents to be made, in the order of the form."""
    for plan in case.form.documents:
        if plan.standalone:
            for subject in _subjects(case, plan):
                attachments = tuple(_attachments(case, plan, subject))
                yield Task(plan, subject, plan.mark, attachments)


def plans_of(form: Form) -> Iterator[DocumentPlan]:
    """Return the plans of which documents are made, those only attached among them."""
    attached = {name for plan in form.documents for name in plan.attachments}
    yield from (one for one in form.documents if one.standalone or one.name in attached)


def _attachments(case: Case, plan: DocumentPlan, about: Subject | None) -> Iterator[Task]:
    """Return what is attached to a document; one about a project takes that project's forms only.

    An attachment bears its own mark, else the number under which the document lists it.
    """
    plans = {one.name: one for one in case.form.documents}
    for listed in attachment_names(case.form, plan):
        attached = plans[str(listed["名称"])]
        for subject in _subjects(case, attached):
            if not (plan.per == attached.per == "项目" and subject is not about):
                yield Task(attached, subject, str(listed["序号"]) or None)


def _subjects(case: Case, plan: DocumentPlan) -> tuple[Subject | None, ...]:
    match plan.per:
        case "项目":
            return case.projects
        case "整体自评":
            return case.departments
        case _:
            return (None,)
