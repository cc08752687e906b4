"""C09 名称不一: the unit signs by another name, or a thing has two names in two tables."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.checking.alike import bare_text, same_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment, Indicator
    from generator.scoring.case import Case

CODE = "C09"
NEAR = 0.75  # share of common characters from which two names are meant for one thing


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the signature with the unit, then rows of one target in the unit's and projects'."""
    yield from _signature(case)
    department = case.filing.department
    for project in case.filing.projects if department else ():
        for own, other in _renamed(project, department) if department else ():
            facts = {"where": f"{project.name}的指标", "name": own.name, "other": other.name}
            place = other.position("三级指标")
            related = (("整体自评里这样写", place),) if place else ()
            yield Diagnostic(CODE, facts, own.position("三级指标"), related)


def _signature(case: Case) -> Iterator[Diagnostic]:
    """Look for the short name, or one a word off; whoever signs for a unit is another one."""
    signature, unit = case.filing.signature, case.filing.unit
    name = signature.name
    if not name or same_text(name, unit.name):
        return
    if name == unit.short_name or _near(name, unit.name):
        facts = {"where": "落款", "name": name, "other": unit.name}
        yield Diagnostic(CODE, facts, signature.position("单位"))


def _renamed(project: Assessment, department: Assessment) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield rows of a project that stand in the unit's table with a target and almost the name."""
    others = [row.indicator for row in department.rows]
    names = {bare_text(one.name) for one in others}
    for row in project.rows:
        own = row.indicator
        if not own.target or bare_text(own.name) in names:
            continue
        for other in others:
            if other.target and same_text(own.target, other.target) and _near(own.name, other.name):
                yield own, other
                break


def _near(one: str, other: str) -> bool:
    return SequenceMatcher(None, bare_text(one), bare_text(other)).ratio() >= NEAR
