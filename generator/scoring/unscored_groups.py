"""Groups of indicators that no rubric scores, and rules that wait for groups that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing.level_labels import bare_name
from generator.reading import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.rubric import Rubric
    from generator.scoring.standards import Standards


def unscored_groups(standards: Standards) -> Iterator[Diagnostic]:
    """Say which groups of the form's layout no rubric scores, and which rules wait for no group."""
    rubrics = [one for one in (standards.project_rubric, standards.department_rubric) if one]
    weighed = [rubric for rubric in rubrics if rubric.group_weights]
    for group in standards.form.layout if len(weighed) == len(rubrics) else ():
        known = {name for rubric in weighed for name in _groups(rubric)}
        if weighed and bare_name(group) not in known:
            place = standards.form.position("指标版式", group, of="key")
            yield Diagnostic("G21", {"group": group, "rubric": weighed[0].title}, place)
    for rubric in weighed:
        yield from _waiting(rubric)


def _waiting(rubric: Rubric) -> Iterator[Diagnostic]:
    known = _groups(rubric)
    for bound in rubric.own_rules:
        for number, name in enumerate(bound.scope.groups):
            if name not in known:
                facts = {
                    "name": name,
                    "where": "“一级分值”",
                    "advice": suggestion(name, sorted(known)),
                }
                yield Diagnostic("G26", facts, bound.scope.position("一级", number))


def _groups(rubric: Rubric) -> set[str]:
    return {*rubric.group_weights, *(row.group for row in rubric.rows)}
