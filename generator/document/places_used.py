"""Which data the documents of a form may name: their Word templates' and their chapters'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.filling import FOLDER, SUFFIX
from generator.document.tasks import plans_of
from generator.document.template.word_environment import environment
from generator.document.template.word_template import WordTemplate
from generator.file_stamp import kept
from generator.kept_work import Keeper
from generator.narrative.wording import Wording
from generator.templating.uses import names_used
from generator.vocabulary.filing_places import EVERY, WHOLE, typed_at

STATED = Keeper(".states", most=200)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import DocumentPlan, Form
    from generator.templating.uses import Name
    from generator.vocabulary.filing_places import Path
    from generator.workspace import Workspace


def places_used(form: Form, workspace: Workspace) -> tuple[Path, ...]:
    """Return the places in a filing that the documents of a form may print or ask about, sorted."""
    found = {place for plan in plans_of(form) for place in _places(plan, form, workspace)}
    return tuple(sorted(found, key=lambda place: tuple(map(str, place))))


def places_of_papers(
    form: Form, workspace: Workspace
) -> tuple[tuple[str, frozenset[tuple[str, ...]]], ...]:
    """Return the papers of a form, each with the keys of the places that it may print."""
    return tuple(
        (plan.name, frozenset(map(_keys, _places(plan, form, workspace))))
        for plan in plans_of(form)
    )


def _places(plan: DocumentPlan, form: Form, workspace: Workspace) -> Iterator[Path]:
    about: Path = ("项目", EVERY) if plan.per == "项目" else WHOLE
    for name in _names(plan, form, workspace):
        yield from typed_at(name, about)


def _keys(place: Path) -> tuple[str, ...]:
    """Return the keys of a place: rows and free names are none."""
    return tuple(step for step in place if isinstance(step, str) and step != EVERY)


@kept
def states_problems(form: Form, workspace: Workspace) -> bool:
    """Tell whether any document of a form states problems, in a chapter or in its template."""
    made_of = tuple(_texts(form, workspace))
    known = STATED.recall(*made_of)
    if known is None:
        plans = plans_of(form)
        found = any(name[0] == "问题" for one in plans for name in _names(one, form, workspace))
        known = b"1" if found else b""
        STATED.keep(known, *made_of)
    return bool(known)


def _texts(form: Form, workspace: Workspace) -> Iterator[bytes]:
    """Yield all that may tell what the documents of a form name."""
    for plan in plans_of(form):
        path = workspace.find(*FOLDER, f"{plan.template}{SUFFIX}")
        yield b"" if path is None else path.read_bytes()
    for text in Wording(workspace, form.wording).texts():
        yield text.encode()


def _names(plan: DocumentPlan, form: Form, workspace: Workspace) -> Iterator[Name]:
    path = workspace.find(*FOLDER, f"{plan.template}{SUFFIX}")
    template = None if path is None else WordTemplate.load(path).value
    if template is None:
        return
    for part in template.compiled.parts:
        yield from names_used(environment().parse(part.source.text))
    wording = Wording(workspace, form.wording)
    for chapter in template.chapters:
        yield from wording.uses(chapter)
