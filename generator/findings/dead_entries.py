"""Entries of a findings library that no unit's year can bring: their condition, or their rows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.expressions.contradiction import ANY, AT_LEAST_ZERO, Span
from generator.filing import Budget, Buildings, FundLine, Unit
from generator.reading import scalars
from generator.vocabulary.name_registry import described
from generator.vocabulary.record_names import made_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.findings.library import Entry, Library, Scope

NOT_NEGATIVE = {scalars.amount, scalars.size, scalars.count}
OF_ROWS = frozenset(("分值", "得分", "失分"))
OF_EXPENSES = frozenset(("支出", "调整"))


def dead_entries(library: Library) -> Iterator[Diagnostic]:
    """Say which conditions never hold, and which entries look at no row."""
    for name, entry in library.entries.items():
        for situation in entry.situations:
            told = situation.condition.contradiction(lambda one: _bounds(one, library))
            if told:
                facts = {"id": name, "text": situation.condition.text, "reason": told}
                yield Diagnostic("G24", facts, situation.position("条件"))
        for key, what, told in _rowless(entry, entry.scope):
            facts = {"id": name, "key": f"适用.{key}", "what": what, "reason": told}
            yield Diagnostic("G25", facts, entry.scope.position(key) or entry.position("适用"))


def _rowless(entry: Entry, scope: Scope) -> Iterator[tuple[str, str, str]]:
    """Yield the keys of a scope that no row meets, what they say, and why none does."""
    foreign = [one for one in scope.natures if (one in OF_EXPENSES) != (entry.kind == "经费")]
    if scope.natures and len(foreign) == len(scope.natures):
        yield "类别", f"“{'、'.join(foreign)}”", f"对象是“{entry.kind}”的没有这些类别"
    if entry.kind == "经费":
        asked = {"方向": scope.direction, "目标含": scope.target_words, "原因含": scope.cause_words}
        for key, value in asked.items():
            if value:
                shown = value if isinstance(value, str) else "、".join(value)
                yield key, f"“{shown}”", "经费的行没有方向、指标值和原因"


def _bounds(name: str, library: Library) -> Span:
    """Return the numbers that a datum of a condition may be."""
    derived = library.derived.get(name)
    if derived is not None:
        return derived.span(lambda one: ANY if one == name else _bounds(one, library))
    return AT_LEAST_ZERO if name in OF_ROWS | _counted() or _is_count(name) else ANY


@cache
def _counted() -> frozenset[str]:
    """Return the data that no filing can state below 0."""
    return frozenset(
        field.alias or key
        for record in (Budget, Buildings, FundLine, Unit)
        for key, field in record.model_fields.items()
        if made_of(field) & NOT_NEGATIVE
    )


def _is_count(path: str) -> bool:
    found = described(path) if "." in path else None
    return found is not None and found.kind == "整数"
