"""Finds a form by its name, in the workspace or among the built-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, nowhere
from generator.file_stamp import remembered
from generator.forms.form import Form
from generator.reading import Loaded, load, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Asked, Position
    from generator.workspace import Workspace

FOLDER = ("templates", "forms")
SUFFIX = ".yaml"


def form_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all forms, sorted."""
    return workspace.names(*FOLDER, suffix=SUFFIX)


def find_form(workspace: Workspace, name: str, asked_at: Asked = nowhere) -> Loaded[Form]:
    """Read the form of a name; ``asked_at`` is where it was asked for."""
    path = workspace.find(*FOLDER, f"{name}{SUFFIX}")
    if path is None:
        return Loaded(None, (_unknown(workspace, name, asked_at()),))
    return load_form(path)


@remembered
def load_form(path: Path) -> Loaded[Form]:
    """Read a form file."""
    return load(path, Form)


def _unknown(workspace: Workspace, name: str, asked_at: Position | None) -> Diagnostic:
    known = form_names(workspace)
    near = nearest(name, known)
    advice = f"是不是“{near}”？" if near else f"现有套表：{'、'.join(known)}"
    return Diagnostic("G01", {"name": name, "advice": advice}, asked_at)
