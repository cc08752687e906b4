"""Finds a form by its name, in the workspace or among the built-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, nowhere
from generator.file_stamp import remembered
from generator.forms.form import Form
from generator.forms.named_files import NamedFiles
from generator.reading import Loaded, load, suggestion

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Asked, Position
    from generator.workspace import Workspace

FORMS = NamedFiles("套表", ("templates", "forms"), ".yaml")


def form_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all forms, sorted."""
    return FORMS.names(workspace)


def find_form(workspace: Workspace, name: str, asked_at: Asked = nowhere) -> Loaded[Form]:
    """Read the form of a name; ``asked_at`` is where it was asked for."""
    path = FORMS.find(workspace, name)
    if path is None:
        return Loaded(None, (_unknown(workspace, name, asked_at()),))
    return load_form(path)


@remembered
def load_form(path: Path) -> Loaded[Form]:
    """Read a form file."""
    return load(path, Form)


def _unknown(workspace: Workspace, name: str, asked_at: Position | None) -> Diagnostic:
    known = form_names(workspace)
    titled = next((one for one in known if _title(workspace, one) == name), None)
    own = f"“{name}”是套表的全称；要写它的文件名“{titled}”" if titled else ""
    facts = {"name": name, "advice": own or suggestion(name, known, "现有套表")}
    return Diagnostic("G01", facts, asked_at)


def _title(workspace: Workspace, name: str) -> str:
    path = FORMS.find(workspace, name)
    form = load_form(path).value if path else None
    return form.title if form else ""
