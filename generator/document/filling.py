"""Fills every Word template that a form asks for with one unit's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from generator.diagnostics import Diagnostic
from generator.document.attaching import attach, disagreements
from generator.document.filename import safe_name
from generator.document.package.properties import Properties
from generator.document.tasks import plans_of, tasks
from generator.document.template.word_template import WordTemplate
from generator.forms import DocumentPlan
from generator.reading import suggestion
from generator.vocabulary import basis_content, subject_content, unit_content
from generator.vocabulary.report_names import closing_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from generator.checking import Case
    from generator.document.tasks import Task
    from generator.document.template.word_template import Filled
    from generator.narrative.book import Book
    from generator.workspace import Workspace

FOLDER = ("templates", "docx")
SUFFIX = ".docx"
BASIS = "通用/评分依据"

Said = tuple[Diagnostic, ...]
Templates = dict[str, WordTemplate]


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: its file name, safe on every system, and its bytes."""

    name: str
    data: bytes


def fill(
    case: Case, book: Book, workspace: Workspace, created: datetime
) -> tuple[tuple[Document, ...], Said]:
    """Make all documents of a case, or none of them and everything that stands in the way."""
    templates, said = _templates(case, workspace)
    said += tuple(_unattachable(case, templates))
    if said:
        return (), said
    documents: list[Document] = []
    for number, task in enumerate(tasks(case), 1):
        data, troubles = _make(case, book, templates, task, created)
        said += troubles
        if data is not None:
            documents.append(Document(safe_name(f"{number:02d}-{task.title}{SUFFIX}"), data))
    return (() if said else tuple(documents)), said


def _make(
    case: Case, book: Book, templates: Templates, task: Task, created: datetime
) -> tuple[bytes | None, Said]:
    """Make one document with its attachments."""
    properties = _about(case, task.title, created)
    said = templates[task.plan.template].judge(properties)
    joined = bool(task.attachments)
    filled, troubles = _filled(case, book, templates, task, joined=joined)
    if said := (*said, *troubles):
        return None, said
    try:
        return attach(filled[0], filled[1:], properties), ()
    except ExpatError:  # one of the parts is to blame: each is proved by itself
        _, said = _filled(case, book, templates, task, joined=False)
        if not said:
            raise
        return None, said


def _filled(
    case: Case, book: Book, templates: Templates, task: Task, *, joined: bool
) -> tuple[list[Filled], Said]:
    """Fill the templates of a document and of what is attached to it."""
    filled: list[Filled] = []
    said: Said = ()
    for one in (task, *task.attachments):
        document, troubles = _fill(case, book, templates[one.plan.template], one, joined=joined)
        said += troubles
        filled += [document] if document else []
    return filled, said


def _fill(
    case: Case, book: Book, template: WordTemplate, task: Task, *, joined: bool
) -> tuple[Filled | None, Said]:
    """Fill one template; with a chapter missing it would only repeat what the book has said."""
    chapters, said = book.chapters(template.chapters, task.plan, task.subject)
    if said:
        return None, said
    return template.fill(_content(case, task), chapters, joined=joined)


def _templates(case: Case, workspace: Workspace) -> tuple[Templates, Said]:
    """Load each template once, and say of all of them what is wrong."""
    loaded: Templates = {}
    said: list[Diagnostic] = []
    for plan in plans_of(case.form):
        template, found = _template(case, plan, workspace)
        said += found
        if template is not None:
            loaded[plan.template] = template
    return loaded, tuple(said)


def _template(
    case: Case, plan: DocumentPlan, workspace: Workspace
) -> tuple[WordTemplate | None, Said]:
    path = workspace.find(*FOLDER, f"{plan.template}{SUFFIX}")
    if path is None:
        known = workspace.names(*FOLDER, suffix=SUFFIX)
        return None, (_absent(case, plan, "Word 模板", plan.template, known),)
    return WordTemplate.load(path)


def _unattachable(case: Case, templates: Templates) -> Iterator[Diagnostic]:
    """Find attachments that the form does not have, or that cannot stand behind their document."""
    plans = {plan.name: plan for plan in case.form.documents}
    for plan in plans_of(case.form):
        missing = [name for name in plan.attachments if name not in plans]
        yield from (_absent(case, plan, "附件", name, tuple(plans)) for name in missing)
        wanted = [plans[name].template for name in plan.attachments if name in plans]
        if plan.standalone and all(one in templates for one in (plan.template, *wanted)):
            yield from disagreements(templates[plan.template], (templates[one] for one in wanted))


def _absent(
    case: Case, plan: DocumentPlan, kind: str, name: str, known: tuple[str, ...]
) -> Diagnostic:
    """Say that what a plan names is not there."""
    key, folder = ("附件", "本套表的“文件”") if kind == "附件" else ("模板", "/".join(FOLDER))
    facts = {
        "form": case.form.title,
        "kind": kind,
        "name": name,
        "folder": folder,
        "advice": f"（{suggestion(name, known)}）" if known else "",
    }
    return Diagnostic("G02", facts, plan.position(key))


def _content(case: Case, task: Task) -> Mapping[str, object]:
    content = unit_content(case) | closing_content(case, task.plan) | {"附件号": task.mark}
    return content if task.subject is None else content | subject_content(case, task.subject)


def _about(case: Case, title: str, created: datetime) -> Properties:
    unit = case.filing.unit.name
    return Properties(title=f"{unit}{case.filing.year}年度{title}", author=unit, created=created)


def fill_basis(
    case: Case, workspace: Workspace, created: datetime
) -> tuple[tuple[Document, ...], Said]:
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
