"""Fills every Word template that a form asks for with one unit's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.document.filename import safe_name
from generator.document.properties import Properties
from generator.document.template import WordTemplate
from generator.forms import DocumentPlan
from generator.narrative.content import basis_content, subject_content, unit_content
from generator.reading import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from generator.checking import Case, Subject
    from generator.workspace import Workspace

FOLDER = ("templates", "docx")
SUFFIX = ".docx"
BASIS = "通用/评分依据"


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its file name, safe on every system, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Task:
    """One document to be made: its plan, its number in the set, and what it is about."""

    plan: DocumentPlan
    number: int
    subject: Subject | None

    @property
    def title(self) -> str:
        """What the document is called, such as 项目支出绩效自评表-日常运转经费."""
        if self.subject is None or self.plan.per != "项目":
            return self.plan.name
        return f"{self.plan.name}-{self.subject.name}"


def fill(
    case: Case, workspace: Workspace, created: datetime
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Make all documents of a case, or none of them and everything that stands in the way."""
    templates, said = _templates(case, workspace)
    if said:
        return (), said
    documents: list[Document] = []
    for task in tasks(case):
        template = templates[task.plan.template]
        data, troubles = template.render(
            _content(case, task), properties=_about(case, task.title, created)
        )
        said += troubles
        if data is not None:
            name = safe_name(f"{task.number:02d}-{task.title}{SUFFIX}")
            documents.append(Document(name, data))
    return (() if said else tuple(documents)), said


def tasks(case: Case) -> Iterator[Task]:
    """Return the documents to be made, numbered in the order of the form."""
    number = 0
    for plan in case.form.documents:
        for subject in _subjects(case, plan):
            number += 1
            yield Task(plan, number, subject)


def _subjects(case: Case, plan: DocumentPlan) -> tuple[Subject | None, ...]:
    match plan.per:
        case "项目":
            return case.projects
        case "整体自评":
            return case.departments
        case _:
            return (None,)


def _templates(
    case: Case, workspace: Workspace
) -> tuple[dict[str, WordTemplate], tuple[Diagnostic, ...]]:
    """Load each template once, and say of all of them what is wrong."""
    loaded: dict[str, WordTemplate] = {}
    said: list[Diagnostic] = []
    for plan in case.form.documents:
        template, found = _template(case, plan, workspace)
        said += found
        if template is not None:
            loaded[plan.template] = template
    return loaded, tuple(said)


def _template(
    case: Case, plan: DocumentPlan, workspace: Workspace
) -> tuple[WordTemplate | None, tuple[Diagnostic, ...]]:
    path = workspace.find(*FOLDER, f"{plan.template}{SUFFIX}")
    if path is None:
        return None, (_absent(case, plan, workspace),)
    return WordTemplate.load(path)


def _absent(case: Case, plan: DocumentPlan, workspace: Workspace) -> Diagnostic:
    known = workspace.names(*FOLDER, suffix=SUFFIX)
    facts = {
        "form": case.form.title,
        "kind": "Word 模板",
        "name": plan.template,
        "folder": "/".join(FOLDER),
        "advice": f"（{suggestion(plan.template, known)}）" if known else "",
    }
    return Diagnostic("G02", facts, plan.position("模板"))


def _content(case: Case, task: Task) -> Mapping[str, object]:
    content = unit_content(case) | {"附件号": task.plan.mark}
    return content if task.subject is None else content | subject_content(case, task.subject)


def _about(case: Case, title: str, created: datetime) -> Properties:
    unit = case.filing.unit.name
    return Properties(title=f"{unit}{case.filing.year}年度{title}", author=unit, created=created)


def fill_basis(
    case: Case, workspace: Workspace, created: datetime
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Make the annex 评分依据 of everything that was scored."""
    plan = DocumentPlan.model_validate({"名称": "评分依据", "模板": BASIS})
    template, said = _template(case, plan, workspace)
    documents: list[Document] = []
    for number, subject in enumerate(case.subjects, 1):
        if template is None or subject.scorecard is None:
            continue
        content = basis_content(case, subject, subject.scorecard)
        about = _about(case, f"{plan.name}-{subject.name}", created)
        data, troubles = template.render(content, properties=about)
        said += troubles
        if data is not None:
            name = safe_name(f"{plan.name}-{number:02d}-{subject.name}{SUFFIX}")
            documents.append(Document(name, data))
    return tuple(documents), said
