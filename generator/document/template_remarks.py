"""What is to be said of the Word templates of a form that stops no document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.filling import FOLDER, SUFFIX
from generator.document.package.opened_package import open_package, read_template
from generator.document.tasks import plans_of
from generator.document.template.makers_marks import makers_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.forms import Form
    from generator.workspace import Workspace


def template_remarks(form: Form, workspace: Workspace) -> Iterator[Diagnostic]:
    """Say what the templates of a form hold that their documents will not; faults are not its."""
    for template in dict.fromkeys(plan.template for plan in plans_of(form)):
        path = workspace.find(*FOLDER, f"{template}{SUFFIX}")
        data = None if path is None else read_template(path).value
        if path is None or data is None:
            continue
        package = open_package(path, data).value
        if package is not None:
            yield from makers_marks(path, package)
