"""Files of a workspace that no form uses: most likely one that a form should, under another name.

What is built in is there to be used and is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.examples import COMMON, EXAMPLES
from generator.authoring.form_cases import CASES
from generator.diagnostics import Diagnostic, Position
from generator.document.filling import BASIS, FOLDER, SUFFIX
from generator.document.form_review import placed_chapters
from generator.forms import find_form
from generator.forms.load import form_names
from generator.forms.named_files import NamedFiles
from generator.narrative.wording import Wording
from generator.scoring.rubric_file import RUBRICS
from generator.templating import wording_loader
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.document.free_document import FreePlan
    from generator.forms import Form

TEMPLATES = NamedFiles("Word 模板", FOLDER, SUFFIX)
SAMPLES = NamedFiles("样例", ("templates", "samples"), ".yaml")
WORDING = NamedFiles("措辞", (wording_loader.FOLDER,), wording_loader.SUFFIX)


def unused_files(workspace: Workspace, free: Iterable[FreePlan] = ()) -> Iterator[Diagnostic]:
    """Say which files of the workspace's own no form uses; ``free`` are documents of no unit.

    Nothing is said while a form cannot be read: it may use any of them.
    """
    own = Workspace(tuple(root for root in workspace.roots if not _is_builtin(root)))
    named = {name: find_form(workspace, name).value for name in form_names(workspace)}
    forms = {name: form for name, form in named.items() if form is not None}
    if not own.roots or len(forms) < len(named):
        return
    for kind, names in _used(workspace, forms, tuple(free)).items():
        for name in kind.names(own):
            if name not in names:
                yield _unused(kind, name, own)


def _used(
    workspace: Workspace, named: Mapping[str, Form], free: tuple[FreePlan, ...]
) -> dict[NamedFiles, Collection[str | None]]:
    """Return the names of each kind that forms and other documents use."""
    forms = list(named.values())
    templates = {plan.template for form in forms for plan in form.documents}
    return {
        TEMPLATES: {*templates, *(plan.template for plan in free), BASIS},
        RUBRICS: {name for form in forms for name in (form.project_rubric, form.department_rubric)},
        EXAMPLES: {form.examples for form in forms} | {COMMON, *named},
        SAMPLES: {*named},
        CASES: {*named},
        WORDING: _placed(forms, workspace) | {one for plan in free for one in _of(plan, workspace)},
    }


def _is_builtin(root: object) -> bool:
    return root == builtin_root()


def _unused(kind: NamedFiles, name: str, own: Workspace) -> Diagnostic:
    facts = {"kind": kind.kind, "name": name}
    return Diagnostic("G20", facts, Position(str(kind.find(own, name))))


def _placed(forms: list[Form], workspace: Workspace) -> set[str]:
    """Return the wording that any form prints or takes in, by set and name."""
    found: set[str] = set()
    for form in forms:
        placed = placed_chapters(form, workspace)
        found |= {f"{one}/{name}" for one in form.wording for name in placed}
    return found


def _of(plan: FreePlan, workspace: Workspace) -> Iterator[str]:
    """Walk the wording that a document of no unit takes in, in each of its sets."""
    template, wording = plan.load(workspace).value, Wording(workspace, plan.sets)
    for chapter in template.chapters if template else ():
        for name in wording.taken_in(chapter):
            yield from (f"{one}/{name}" for one in plan.sets)
