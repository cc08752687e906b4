"""Fills every Word template that a form asks for with one unit's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.document.content import subject_content, unit_content
from generator.document.filename import safe_name
from generator.document.properties import Properties
from generator.document.template import WordTemplate
from generator.reading import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from generator.checking import Case, Subject
    from generator.forms import DocumentPlan
    from generator.workspace import Workspace

FOLDER = ("templates", "docx")
SUFFIX = ".docx"


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
        return f"{self.plan.name}-{self.subject.name}" if self.subject else self.plan.name


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
            _content(case, task), properties=_about(case, task, created)
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
        subjects = case.projects if plan.per == "项目" else (None,)
        for subject in subjects:
            number += 1
            yield Task(plan, number, subject)


def _templates(
    case: Case, workspace: Workspace
) -> tuple[dict[str, WordTemplate], tuple[Diagnostic, ...]]:
    """Load each template once, and say of all of them what is wrong."""
    loaded: dict[str, WordTemplate] = {}
    said: list[Diagnostic] = []
    for plan in case.form.documents:
        path = workspace.find(*FOLDER, f"{plan.template}{SUFFIX}")
        if path is None:
            said.append(_absent(case, plan, workspace))
            continue
        template, found = WordTemplate.load(path)
        said += found
        if template is not None:
            loaded[plan.template] = template
    return loaded, tuple(said)


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
    if task.subject is None:
        return unit_content(case)
    return subject_content(case, task.subject)


def _about(case: Case, task: Task, created: datetime) -> Properties:
    unit = case.filing.unit.name
    return Properties(
        title=f"{unit}{case.filing.year}年度{task.title}", author=unit, created=created
    )
