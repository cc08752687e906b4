"""A form with its rubrics, looked at before there is any filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.forms import find_form
from generator.reading import Loaded
from generator.scoring import Standards
from generator.scoring.form_defects import form_defects
from generator.scoring.rubric_file import find_rubric

if TYPE_CHECKING:
    from generator.forms import Form
    from generator.scoring import Rubric
    from generator.workspace import Workspace


def standards_of(workspace: Workspace, name: str) -> Loaded[Standards]:
    """Read a form and the rubrics that it names, or say all that is wrong with them."""
    found = find_form(workspace, name)
    form = found.value
    if form is None:
        return Loaded(None, found.diagnostics)
    project = _rubric(workspace, name, form, "项目评分标准", form.project_rubric)
    department = _rubric(workspace, name, form, "整体评分标准", form.department_rubric)
    faults = tuple(form_defects(form))
    said = (*found.diagnostics, *faults, *project.diagnostics, *department.diagnostics)
    lacking = (form.project_rubric and project.value is None) or (
        form.department_rubric and department.value is None
    )
    if faults or lacking:
        return Loaded(None, said)
    return Loaded(Standards(form, project.value, department.value), said)


def _rubric(
    workspace: Workspace, form_name: str, form: Form, key: str, name: str | None
) -> Loaded[Rubric]:
    if name is None:
        return Loaded(None)
    return find_rubric(workspace, name, form_name, form.position(key))
