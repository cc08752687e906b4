"""The standards that a filing is held to: its form, and the rubrics that the form names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, nowhere, unique
from generator.forms import find_form
from generator.reading import Loaded
from generator.scoring.asked_columns import column_faults
from generator.scoring.expense_faults import expense_faults
from generator.scoring.form_defects import form_defects
from generator.scoring.relations import relation_faults
from generator.scoring.rubric_file import find_rubric
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.diagnostics import Asked
    from generator.filing import Filing
    from generator.forms import Form, Years
    from generator.scoring.rubric import Rubric
    from generator.workspace import Workspace


class Standards(Struct, frozen=True):
    """A form with its rubrics; a rubric is None where the form scores no such thing."""

    form: Form
    project_rubric: Rubric | None
    department_rubric: Rubric | None


def find_standards(
    filing: Filing, workspace: Workspace, form_name: str | None = None
) -> Loaded[Standards]:
    """Find what a filing is held to; ``form_name`` overrules the form that the filing names."""
    name = form_name or filing.form
    place = nowhere if form_name else partial(filing.position, "套表")
    found = standards_of(workspace, name, place, filing)
    if found.value is None:
        return found
    return Loaded(found.value, (*found.diagnostics, *_out_of_force(filing, name, found.value)))


def standards_of(
    workspace: Workspace,
    name: str,
    asked_at: Asked = nowhere,
    filing: Filing | None = None,
) -> Loaded[Standards]:
    """Read a form and the rubrics that it names, or say all that is wrong with them.

    ``filing`` is the one that is held to them, if any: rubrics may name what its unit filled in.
    """
    found = find_form(workspace, name, asked_at)
    form = found.value
    if form is None:
        return Loaded(None, found.diagnostics)
    project = _rubric(form, name, "项目评分标准", workspace)
    department = _rubric(form, name, "整体评分标准", workspace)
    faults = [*form_defects(form), *relation_faults(form, project.value, department.value)]
    for rubric in (project.value, department.value):
        if rubric is not None:
            faults += [*expense_faults(rubric, form, filing), *column_faults(rubric, form)]
    said = unique((*found.diagnostics, *faults, *project.diagnostics, *department.diagnostics))
    lacking = (form.project_rubric and project.value is None) or (
        form.department_rubric and department.value is None
    )
    if faults or lacking:
        return Loaded(None, said)
    return Loaded(Standards(form, project.value, department.value), said)


def _rubric(form: Form, form_name: str, key: str, workspace: Workspace) -> Loaded[Rubric]:
    name = form.project_rubric if key == "项目评分标准" else form.department_rubric
    if name is None:
        return Loaded(None)
    return find_rubric(workspace, name, form_name, partial(form.position, key))


def _out_of_force(filing: Filing, name: str, standards: Standards) -> list[Diagnostic]:
    """Say which of the standards are not in force in the filing's year."""
    rubrics = (standards.project_rubric, standards.department_rubric)
    held = [("套表", name, standards.form.years)]
    held += [("评分标准", rubric.title, rubric.years) for rubric in rubrics if rubric is not None]
    return [
        _not_in_force(kind, title, years, filing)
        for kind, title, years in held
        if not years.covers(filing.year)
    ]


def _not_in_force(kind: str, title: str, years: Years, filing: Filing) -> Diagnostic:
    facts = {"kind": kind, "name": title, "years": str(years), "year": str(filing.year)}
    return Diagnostic("G03", facts, filing.position("年度"))
