"""What a command line names, checked before anything is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch import find_files
from generator.cli.console import messages, show
from generator.diagnostics import Audience, speaks_to, worst
from generator.forms import find_form
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diagnostics import Diagnostic

DOCUMENTS = {".docx", ".doc", ".wps", ".rtf", ".xlsx", ".xls", ".et"}


def files_named(paths: Sequence[Path], form: str | None) -> list[Path]:
    """Return the data files that the arguments name; none where the command line is wrong.

    A path that does not exist, or a form that is not there, stops the run before it begins; an
    empty folder beside others does not.
    """
    return _usable(find_files(paths), form)


def documents_named(paths: Sequence[Path], form: str | None) -> list[Path]:
    """Return the Word and Excel files that the arguments name, or that lie below them."""
    return _usable(find_files(paths, DOCUMENTS, "D10"), form)


def _usable(found: tuple[list[Path], list[Diagnostic]], form: str | None) -> list[Path]:
    files, said = found
    start = files[0] if files else Path()
    of_form = find_form(Workspace.around(start), form).diagnostics if form is not None else ()
    show((*said, *of_form), messages())
    return [] if worst(of_form) or speaks_to(Audience.CALLER, said) else files
