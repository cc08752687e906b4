"""Forms as files: which there are, whether everything they name fits, and a new one."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.authoring.round_trip import parse, written
from generator.authoring.trial import trial
from generator.diagnostics import Diagnostic, unique
from generator.document import safe_name
from generator.findings import find_library
from generator.forms import find_form
from generator.forms.load import FOLDER, SUFFIX, form_names
from generator.saving import save
from generator.scoring.standards import standards_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.forms import Form
    from generator.workspace import Workspace

STARTER = "starter_form.yaml"
Said = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A form by its name; ``form`` is None where it cannot be read."""

    name: str
    form: Form | None
    diagnostics: Said


def list_forms(workspace: Workspace) -> tuple[Listed, ...]:
    """Return all forms, sorted by name."""
    found = ((name, find_form(workspace, name)) for name in form_names(workspace))
    return tuple(Listed(name, read.value, read.diagnostics) for name, read in found)


def check_form(workspace: Workspace, name: str) -> Said:
    """Say all that is wrong with a form: its rubrics, Word templates and wording included."""
    loaded = standards_of(workspace, name)
    if loaded.value is None:
        return loaded.diagnostics
    library = find_library(workspace, loaded.value.form.wording)
    tried = trial(loaded.value, name, workspace)
    return unique((*loaded.diagnostics, *library.diagnostics, *tried))


def new_form(workspace: Workspace, root: Path, name: str, source: str | None) -> tuple[Path, Said]:
    """Write a new form into the workspace at ``root``: a copy of another, or the common start."""
    target = root.joinpath(*FOLDER, f"{name}{SUFFIX}")
    if safe_name(name) != name:
        reason = "含有文件名不能用的字，或者太长"
        return target, (Diagnostic("A05", {"name": name, "reason": reason}),)
    if source is None:
        text = files(__package__).joinpath(STARTER).read_text(encoding="utf-8")
    else:
        found = find_form(workspace, source)
        path = workspace.find(*FOLDER, f"{source}{SUFFIX}")
        if found.value is None or path is None:
            return target, found.diagnostics
        text = path.read_text(encoding="utf-8-sig")
    data = parse(text)
    data["名称"] = name
    return target, save(written(data).encode(), target, new=True)
