"""The command form preview: a form's papers as Word files, PDF and pictures of pages."""

from __future__ import annotations

from pathlib import Path

from generator.authoring import standards_of
from generator.authoring.form_preview import form_preview
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode, refused
from generator.cli.preview_command import show_pages
from generator.diagnostics import Diagnostic, Severity, unique, worst
from generator.workspace import Workspace


def preview_form(name: str, folder: Path, fonts: Path | None) -> int:
    """Write the papers of a form and their pages; return the exit code."""
    workspace = Workspace.around(Path())
    loaded = standards_of(workspace, name)
    show(loaded.diagnostics, messages())
    if loaded.value is None:
        return refused(loaded.diagnostics)
    said: list[Diagnostic] = []
    for made in form_preview(loaded.value, name, workspace, folder / name):
        for path in made.files:
            output().print(f"{path}")
        said += [*made.diagnostics, *show_pages(made.files, made.folder, fonts)]
    show(unique(said), messages())
    return ExitCode.ERRORS if worst(said) is Severity.ERROR else ExitCode.FINE
