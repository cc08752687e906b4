"""What is to be said of the Word templates of a form that stops no document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.filling import FOLDER, SUFFIX
from generator.document.package.opened_package import read_package
from generator.document.tasks import plans_of
from generator.document.template.makers_marks import makers_marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.forms import Form
    from generator.workspace import Workspace


def template_remarks(form: Form, workspace: Workspace) -> Iterator[Diagnostic]:
    """Say what the templates of a form hold that their documents will not; faults are not its."""
    for path in template_files(form, workspace):
        package = read_package(path).value
        if package is not None:
            yield from makers_marks(path, package)


def template_files(form: Form, workspace: Workspace) -> Iterator[Path]:
    """Walk the files of a form's templates, those that there are."""
    for name in dict.fromkeys(plan.template for plan in plans_of(form)):
        path = workspace.find(*FOLDER, f"{name}{SUFFIX}")
        if path is not None:
            yield path
