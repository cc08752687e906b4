"""Fills every Word template that a form asks for with one unit's data."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from generator.diagnostics import Diagnostic
from generator.document.filename import safe_name
from generator.document.package.carried_mark import FINGERPRINT
from generator.document.package.properties import Properties
from generator.document.tasks import plans_of, tasks
from generator.document.template.word_template import WordTemplate
from generator.forms import DocumentPlan
from generator.narrative.sheet import Sheet
from generator.reading import Loaded, suggestion
from generator.structs import Struct, replace
from generator.vocabulary import Names, basis_names

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from datetime import datetime

    from generator.checking import Case
    from generator.document.package.assembly import Joined
    from generator.document.tasks import Task
    from generator.document.template.word_template import Filled
    from generator.narrative.book import Book
    from generator.workspace import Workspace

FOLDER = ("templates", "docx")
SUFFIX = ".docx"
BASIS = "通用/评分依据"

Said = tuple[Diagnostic, ...]
Templates = dict[str, WordTemplate]


class Document(Struct, frozen=True):
    """A finished document: its file name, safe on every system, and its bytes."""

    name: str
    data: bytes


class Draft(Struct, frozen=True):
    """A document that has everything but its packing: its name, its content, its properties."""

    name: str
    content: Filled | Joined
    properties: Properties

    def finished(self, fingerprint: str = "") -> Document:
        """Pack the parts; the fingerprint of what they were made of travels with them."""
        facts = {FINGERPRINT: fingerprint} if fingerprint else {}
        return Document(self.name, self.content.pack(replace(self.properties, custom=facts)))


def fill(
    case: Case, book: Book, workspace: Workspace, created: datetime
) -> tuple[tuple[Document, ...], Said]:
    """Make all documents of a case, or none of them and everything that stands in the way."""
    drafts, said = draft(case, book, workspace, created)
    return tuple(one.finished() for one in drafts), said


def draft(
    case: Case,
    book: Book,
    workspace: Workspace,
    created: datetime,
    variant: Callable[[WordTemplate], WordTemplate] | None = None,
) -> tuple[tuple[Draft, ...], Said]:
    """Fill all templates of a case without packing: whatever can go wrong does so here.

    ``variant`` gives what is filled in place of each template, where that is another.
    """
    templates, said = _templates(case, workspace)
    if variant is not None:
        templates = {name: variant(one) for name, one in templates.items()}
    said += tuple(_unattachable(case, templates))
    if said:
        return (), said
    drafts: list[Draft] = []
    for number, task in enumerate(tasks(case), 1):
        properties = _about(case, task.title, created)
        content, troubles = _content(book, templates, task)
        said += (*templates[task.plan.template].judge(properties), *troubles)
        name = _file_name(case, task, number, {one.name.casefold() for one in drafts})
        drafts += [Draft(name, content, properties)] if content else []
    return (() if said else tuple(drafts)), said


def _file_name(case: Case, task: Task, number: int, taken: Container[str]) -> str:
    """Name a file by the form's pattern; where that names two alike, the later has its number."""
    wanted = task.file_name(number, case.filing.unit.name, str(case.filing.year))
    name = safe_name(f"{wanted}{SUFFIX}")
    if name.casefold() in taken:
        return safe_name(f"{number:02d}-{wanted}{SUFFIX}")
    return name


def _content(book: Book, templates: Templates, task: Task) -> tuple[Filled | Joined | None, Said]:
    """Fill the templates of one document and put it together."""
    filled, said = _filled(book, templates, task, joined=bool(task.attachments))
    if said:
        return None, said
    try:
        return _joined(filled), ()
    except ExpatError:  # one of the parts is to blame: each is proved by itself
        _, said = _filled(book, templates, task, joined=False)
        if not said:
            raise
        return None, said


def _joined(filled: list[Filled]) -> Filled | Joined:
    """Put attachments behind their document; one that has none does not wait for how."""
    if len(filled) == 1:
        return filled[0]
    from generator.document.attaching import attach  # noqa: PLC0415

    return attach(filled[0], filled[1:])


def _filled(
    book: Book, templates: Templates, task: Task, *, joined: bool
) -> tuple[list[Filled], Said]:
    """Fill the templates of a document and of what is attached to it."""
    filled: list[Filled] = []
    said: Said = ()
    for one in (task, *task.attachments):
        document, troubles = _fill(book, templates[one.plan.template], one, joined=joined)
        said += troubles
        filled += [document] if document else []
    return filled, said


def _fill(
    book: Book, template: WordTemplate, task: Task, *, joined: bool
) -> tuple[Filled | None, Said]:
    """Fill one template; with a chapter missing it would only repeat what the book has said."""
    names = book.names_for(task.plan, task.subject, task.mark)
    called_at = template.called_at
    chapters, said = book.written(template.chapters, task.plan, names, task.subject, called_at)
    if said:
        return None, said
    sheet = Sheet.of(book.case.filing, task.subject)
    return template.fill(
        names,
        chapters,
        sheet,
        book.names.decimals,
        joined=joined,
        pictures=book.case.pictures,
    )


def _templates(case: Case, workspace: Workspace) -> tuple[Templates, Said]:
    """Load each template once, and say of all of them what is wrong."""
    loaded: Templates = {}
    said: list[Diagnostic] = []
    for plan in plans_of(case.form):
        found = _template(case, plan, workspace)
        said += found.diagnostics
        if found.value is not None:
            loaded[plan.template] = found.value
    return loaded, tuple(said)


def _template(case: Case, plan: DocumentPlan, workspace: Workspace) -> Loaded[WordTemplate]:
    path = workspace.find(*FOLDER, f"{plan.template}{SUFFIX}")
    if path is None:
        known = workspace.names(*FOLDER, suffix=SUFFIX)
        return Loaded(None, (_absent(case, plan, "Word 模板", plan.template, known),))
    return WordTemplate.load(path)


def _unattachable(case: Case, templates: Templates) -> Iterator[Diagnostic]:
    """Find attachments that the form does not have, or that cannot stand behind their document."""
    plans = {plan.name: plan for plan in case.form.documents}
    for plan in plans_of(case.form):
        missing = [name for name in plan.attachments if name not in plans]
        yield from (_absent(case, plan, "附件", name, tuple(plans)) for name in missing)
        wanted = [plans[name].template for name in plan.attachments if name in plans]
        if not (plan.standalone and wanted):
            continue
        if all(one in templates for one in (plan.template, *wanted)):
            from generator.document.attaching import disagreements  # noqa: PLC0415 - see _joined

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


def _about(case: Case, title: str, created: datetime) -> Properties:
    unit = case.filing.unit.name
    return Properties(title=f"{unit}{case.filing.year}年度{title}", author=unit, created=created)


def fill_basis(
    case: Case, workspace: Workspace, created: datetime
) -> tuple[tuple[Document, ...], Said]:
    """Make the annex 评分依据 of everything that was scored."""
    plan = DocumentPlan.model_validate({"名称": "评分依据", "模板": BASIS})
    found = _template(case, plan, workspace)
    template, said = found.value, found.diagnostics
    names = Names(case)
    documents: list[Document] = []
    for number, subject in enumerate(case.subjects, 1):
        if template is None or subject.scorecard is None:
            continue
        content = names.for_document(plan, subject) | basis_names(subject, subject.scorecard)
        about = _about(case, f"{plan.name}-{subject.name}", created)
        data, troubles = template.render(
            content, properties=about, decimals=names.decimals, pictures=case.pictures
        )
        said += troubles
        if data is not None:
            name = safe_name(f"{plan.name}-{number:02d}-{subject.name}{SUFFIX}")
            documents.append(Document(name, data))
    return tuple(documents), said
