"""What is doubtful in the Word templates and the wording of a form, for who keeps it.

Filling a form tries the turns that one filing takes; this looks at all of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.exceptions import TemplateError

from generator.diagnostics import Diagnostic, Severity
from generator.document.filling import FOLDER, SUFFIX
from generator.document.package.opened_package import read_package
from generator.document.template.chapter_tags import NAME as CHAPTER
from generator.document.template.reporter import Reporter
from generator.document.template.template_doubts import template_doubts
from generator.document.template.word_environment import environment
from generator.document.template.word_template import WordTemplate
from generator.document.template_remarks import template_files
from generator.forms import find_form
from generator.forms.load import form_names
from generator.narrative.wording import Wording
from generator.reading import suggestion
from generator.templating.uses import read_off
from generator.vocabulary.column_faults import declared_names
from generator.vocabulary.lost_names import NO_COLUMNS, lost_in
from generator.vocabulary.name_registry import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.document.template.part import Part
    from generator.forms import Form
    from generator.templating.uses import Name, Reader
    from generator.vocabulary.lost_names import Columns, Lost
    from generator.workspace import Workspace

OWN = frozenset(("loop", "caller", "varargs", "kwargs", "namespace", "range", "self", CHAPTER))


def review(form: Form, workspace: Workspace) -> Iterator[Diagnostic]:
    """Say all that is doubtful in what a form's documents are made of."""
    whole, columns = True, declared_names(form)
    for path in template_files(form, workspace):
        package = read_package(path).value
        template = WordTemplate.load(path).value
        if package is None or template is None:
            whole = False
            continue
        yield from template_doubts(package, Reporter(str(path)))
        for part in template.compiled.parts:
            yield from unknown_names(path, part, columns)
    if whole:  # a template that is refused may call any chapter
        yield from _unplaced(form, workspace)


def not_said(found: Iterable[Diagnostic], said: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what filling has said of the same place and name, and doubts where it failed."""
    known = {(one.code, one.position, one.facts.get("name")) for one in said}
    failed = {_line_of(one) for one in said if one.severity is Severity.ERROR}
    for one in found:
        again = one.code == "G27" and _line_of(one) in failed
        if not again and (one.code, one.position, one.facts.get("name")) not in known:
            yield one


def _line_of(one: Diagnostic) -> tuple[str, int, str]:
    place = one.position
    return (place.file, place.line, place.place) if place else ("", 0, "")


def unknown_names(
    path: Path, part: Part, columns: Columns = NO_COLUMNS, book: str = PAPERS
) -> Iterator[Diagnostic]:
    """Find names that no data has, in whatever branch they stand."""
    read = read_part(part)
    if read is None:
        return
    tree, reader = read
    lost = lost_names(tree, reader.found, columns, book)
    for one in dict.fromkeys(lost.values()):
        for tag in part.source.tags:
            if one.step in tag.inner:
                facts = {"name": one.step, "advice": suggestion(one.step, one.known)}
                yield Reporter(str(path)).tagged("X05", tag, part.label, **facts)


def read_part(part: Part) -> tuple[nodes.Template, Reader] | None:
    """Read the names off a part of a template; None where it is refused."""
    try:
        tree = environment().parse(part.source.text)
        return tree, read_off(tree)
    except (TemplateError, RecursionError):
        return None


def lost_names(
    tree: nodes.Template, used: Iterable[Name], columns: Columns, book: str = PAPERS
) -> dict[Name, Lost]:
    """Return the names that lead to nothing, those left out that a template makes itself."""
    made = {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"} | OWN
    found = {name: lost_in(name, columns, book) for name in sorted(used) if name[0] not in made}
    return {name: lost for name, lost in found.items() if lost is not None}


def _unplaced(form: Form, workspace: Workspace) -> Iterator[Diagnostic]:
    """Find the wording of a form's own set that nothing prints or takes in."""
    sharing = [one for one in _forms(workspace) if form.wording[:1] == one.wording[:1]]
    if not form.wording or any(form.wording[0] in one.wording[1:] for one in _forms(workspace)):
        return
    placed: set[str] = set()
    for one in sharing or [form]:
        placed |= placed_chapters(one, workspace)
    own = Wording(workspace, form.wording[:1]).names()
    for name in sorted(set(own) - placed):
        place = partial(form.position, "文字", 0)
        yield Diagnostic("X35", {"name": name}, place())


def _forms(workspace: Workspace) -> list[Form]:
    found = (find_form(workspace, name).value for name in form_names(workspace))
    return [one for one in found if one is not None]


def placed_chapters(form: Form, workspace: Workspace) -> set[str]:
    """Return the chapters that a form's templates call, and what these take in."""
    wording = Wording(workspace, form.wording)
    loaded = (WordTemplate.load(path).value for path in template_files(form, workspace))
    called = {name for one in loaded if one is not None for name in one.chapters}
    called |= _of_summary(form, workspace)
    return called | {name for chapter in called for name in wording.taken_in(chapter)}


def _of_summary(form: Form, workspace: Workspace) -> set[str]:
    """Return the chapters of the report on all units, where it takes wording from the same set."""
    path = workspace.find(*FOLDER, f"{form.summary.template}{SUFFIX}")
    shared = set(form.summary.wording) & set(form.wording)
    template = None if path is None or not shared else WordTemplate.load(path).value
    return set() if template is None else set(template.chapters)
