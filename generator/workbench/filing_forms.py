"""The form of a filing's text: parts with what they come to, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.text_places import read_exactly
from generator.forms.load import form_names
from generator.reading import MONEY_UNITS
from generator.structs import Struct
from generator.workbench.blank_forms import asking_of
from generator.workbench.field_places import add_places
from generator.workbench.field_sharing import add_sharing
from generator.workbench.form_findings import place_findings, said_of
from generator.workbench.form_making import FormMaking
from generator.workbench.form_parts import Field, Group, Row
from generator.workbench.form_results import computed_of, scores_of, sums_of
from generator.workbench.form_waivers import place_waivers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.authoring.changed_data import Plain
    from generator.pipeline import Checked
    from generator.reading.path import Path
    from generator.workbench.blank_forms import Asking
    from generator.workbench.form_parts import Part, Results, Said
    from generator.workspace import Workspace

FORM, YEAR, MONEY = "套表", "年度", "金额单位"


class FilingForm(Struct, frozen=True):
    """The form of a text; ``whole`` is None where the text cannot be filled in as a form.

    ``said`` is what to say then. ``scored`` tells that scores could be worked out.
    """

    whole: Group | None
    said: tuple[Said, ...] = ()
    scored: bool = False


def filing_form(
    text: str, checked: Checked, workspace: Workspace, opened: Iterable[Path]
) -> FilingForm:
    """Make the form of a text that has been checked."""
    tree = read_exactly(text, str(checked.path))
    if tree is None or not isinstance(tree.data, dict):
        return FilingForm(None, tuple(said_of(one, None) for one in checked.diagnostics))
    named = tree.data.get(FORM)
    asking = asking_of(workspace, named.strip()) if isinstance(named, str) else None
    if asking is None:
        whole = _head(tree.data, workspace)
    else:
        money = _money(tree.data, asking)
        whole = FormMaking(asking, opened, money).whole(tree.data)
    _add_results(whole, checked, tree.data)
    parts = [*_all(whole)]
    add_places(parts, tree)
    add_sharing(whole, tree)
    place_waivers(parts, tree)
    place_findings(checked.diagnostics, tree, whole, known=checked.case is not None)
    return FilingForm(whole, (), checked.case is not None)


def _money(data: Plain, asking: Asking) -> str:
    typed = data.get(MONEY) if isinstance(data, dict) else None
    known = isinstance(typed, str) and typed in MONEY_UNITS
    return str(typed) if known else asking.standards.form.money.name


def _head(data: Plain, workspace: Workspace) -> Group:
    """Ask which form it is, before anything else can be asked."""
    typed = data.get(FORM) if isinstance(data, dict) else None
    field = Field(path=(FORM,), title=FORM, note="先选套表，再填别的", required=True, form="choice")
    field.value = typed if isinstance(typed, str) else ""
    field.choices = form_names(workspace)
    return Group(path=(), title="", level=1, parts=[field])


def _add_results(whole: Group, checked: Checked, data: Plain) -> None:
    results: Results = sums_of(data)
    sheets = {}
    if checked.case is not None:
        results |= computed_of(checked.case)
        sheets = scores_of(checked.case)
    for part in _all(whole):
        if isinstance(part, Field):
            part.result = results.get(part.path)
        elif isinstance(part, Group) and not isinstance(part, Row):
            part.scores = sheets.get(part.path)


def _all(part: Part) -> Iterator[Part]:
    yield part
    for one in part.below:
        yield from _all(one)
