"""K01 套表的核对关系不符: a relation that the form declares does not hold between the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.related_places import known_places
from generator.diagnostics import Diagnostic, Severity
from generator.expressions.expression import Expression
from generator.scoring import plain
from generator.scoring.relations import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.forms.relation import Relation
    from generator.scoring.case import Case
    from generator.scoring.facts import Facts

CODE = "K01"
GRAVE = {"错误": Severity.ERROR, "警告": Severity.WARNING}


def check(case: Case) -> Iterator[Diagnostic]:
    """Work out every relation over its data; data that are missing are for others to ask."""
    for relation in case.form.relations:
        for where, facts in _looked_at(case, relation.per):
            found = broken(relation, facts.values)
            if found is None:
                continue
            number = f"{relation.number}：" if relation.number else ""
            told = {
                "where": where,
                "sentence": f"{number}{relation.sentence or relation.text}",
                "left": plain(found.left),
                "right": plain(found.right),
                "computation": found.computation,
                "relation": relation.text,
            }
            places = _places(relation, facts)
            severity = GRAVE[relation.grave]
            yield Diagnostic(CODE, told, *places, severity_override=severity)


def _looked_at(case: Case, per: str) -> Iterator[tuple[str, Facts]]:
    if per == "单位":
        yield "单位", case.facts
        return
    for subject in case.departments if per == "整体自评" else case.projects:
        yield subject.name, subject.facts


def _places(
    relation: Relation, facts: Facts
) -> tuple[Position | None, tuple[tuple[str, Position], ...]]:
    """Return where the last figure of the relation was typed, mostly the whole; the rest beside."""
    names = sorted(Expression.parse(relation.text).names, key=relation.text.rindex)
    found = [(name, facts.places[name]) for name in names if name in facts.places]
    known = known_places((name, record.position(*path)) for name, (record, path) in found)
    return (known[-1][1], known[:-1]) if known else (None, ())
