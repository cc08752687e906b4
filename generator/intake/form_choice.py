"""Which form a paper was written by: no paper says it, so the nearest one is taken."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.forms.load import form_names
from generator.intake.labels import plain
from generator.scoring.standards import standards_of

if TYPE_CHECKING:
    from generator.forms import Form
    from generator.intake.draft import Draft, Subject
    from generator.scoring import Rubric, Standards
    from generator.workspace import Workspace

NUMBER = patterns.compile(r"[0-9]+(?:\.[0-9]+)?")
PLACE = patterns.compile(r"^(.{2,6}?)[省市县区州]")

OWN_PLACE = 2  # how near a form is that bears the name of the unit's place


class Certainty(IntEnum):
    """How surely a paper was written by a form."""

    GUESS = 0  # nothing speaks for it
    ALIKE = 1  # its points are the same: another place's may be
    OWN = 2  # it has the place's name, or its own indicators
    NAMED = 3  # somebody said so


class Fit(NamedTuple):
    """How well a form fits, what counts most first."""

    kind: int = -1
    own_rows: int = 0
    in_force: int = 0
    own_place: int = 0
    weights: int = 0
    subjects: int = 0
    near: int = 0

    @property
    def certainty(self) -> Certainty:
        """Tell what of the paper itself speaks for the form."""
        if self.kind == 1 and (self.own_rows or self.own_place):
            return Certainty.OWN
        return Certainty.ALIKE if self.kind == 1 and self.weights else Certainty.GUESS


def chosen_form(draft: Draft, workspace: Workspace) -> tuple[str, Certainty]:
    """Return the name of the form that fits best, '' where there is none, and how surely."""
    fits = [(_fit(draft, name, workspace), name) for name in form_names(workspace)]
    best, name = max(fits, default=(Fit(), ""), key=lambda one: one[0])
    return name, best.certainty


def _fit(draft: Draft, name: str, workspace: Workspace) -> Fit:
    """Weigh a form: its kind, the indicators of its rubric, its place, its year, its documents."""
    standards = standards_of(workspace, name).value
    if standards is None:
        return Fit()
    form = standards.form
    kind = form.declares == draft.declares
    own = _own_names(draft.department, standards.department_rubric) > 0
    near = _near(draft, name)
    return Fit(
        kind,
        own,
        _in_force(draft, form),
        near == OWN_PLACE,
        _weighted(draft, standards),
        _scores(draft, standards),
        near,
    )


def _weighted(draft: Draft, standards: Standards) -> int:
    """Count the tables whose groups have the points that a rubric gives them, if it gives any."""
    pairs = [(one, standards.project_rubric) for one in draft.projects]
    if draft.department is not None:
        pairs.append((draft.department, standards.department_rubric))
    given = [(one, dict(rubric.group_weights)) for one, rubric in pairs if rubric]
    return sum(bool(points) and _points(one) == points for one, points in given)


def _points(subject: Subject) -> dict[str, Decimal]:
    """Return the points of each group of indicators, as far as they can be read."""
    found: dict[str, Decimal] = {}
    for row in subject.rows:
        weight = row.values.get("分值")
        if row.group and weight and NUMBER.fullmatch(weight.text):
            found[row.group.text] = found.get(row.group.text, Decimal(0)) + Decimal(weight.text)
    return found


def _scores(draft: Draft, standards: Standards) -> int:
    """Count what the form scores, or prints, of what was read."""
    kinds = {plan.per for plan in standards.form.documents}
    asked = (
        ("整体自评", draft.department is not None, standards.department_rubric),
        ("项目", bool(draft.projects), standards.project_rubric),
    )
    fits = 0
    for kind, read, rubric in asked:
        fits += 1 if read == (kind in kinds or rubric is not None) else 0
        rows = draft.department.rows if kind == "整体自评" and draft.department else []
        rows = rows or [row for one in draft.projects for row in one.rows]
        fits += 2 if bool(rows) == (rubric is not None) and read else 0
    return fits


def _near(draft: Draft, name: str) -> int:
    """Tell whether a form is of the unit's place, or of none."""
    unit, place = draft.value("单位", "名称"), PLACE.match(name)
    if place is None:
        return 1
    return OWN_PLACE if unit.startswith(place[1]) else 0


def _in_force(draft: Draft, form: Form) -> int:
    year = draft.value("年度")
    return int(year.isdigit() and form.years.covers(int(year)))


def _own_names(subject: Subject | None, rubric: Rubric | None) -> int:
    """Count the rows that the rubric itself brings."""
    if subject is None or rubric is None:
        return 0
    names = own_names(rubric)
    return sum(plain(row.name) in names for row in subject.rows)


def own_names(rubric: Rubric) -> dict[str, str]:
    """Return the indicators that a rubric brings, by what papers may call them."""
    found: dict[str, str] = {}
    for row in rubric.rows:
        one = row.indicator
        found |= {plain(said): one.name for said in (one.name, one.printed_name or one.name)}
    return found
