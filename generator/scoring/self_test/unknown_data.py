"""Tests that every datum a rubric names is one that a filing can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from generator.expressions import Expression
from generator.reading import Record, suggestion
from generator.scoring.facts import known_names
from generator.scoring.kinds.inputs import TARGET
from generator.scoring.self_test.fault import fault
from generator.scoring.self_test.rule_places import placed_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.rubric import Rubric


class Written(NamedTuple):
    """An expression with the record and the key that it is written under."""

    record: Record
    key: str
    expression: Expression


def name_faults(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield every unknown name at its expression, with the nearest known one as hint."""
    known = known_names() | rubric.figures.keys()
    for placed in placed_rules(rubric):
        targeted = (placed.rule, *placed.rule.members) if placed.weight is None else ()
        for written in expressions(placed.owner):
            also = {TARGET} if any(written.record is rule for rule in targeted) else set()
            yield from _unknown(placed.where, written, known | also)
    if rubric.cap is not None:
        for written in expressions(rubric.cap):
            yield from _unknown("“总分上限”", written, known)


def expressions(value: object) -> Iterator[Written]:
    """Walk all expressions in a record and in whatever lies below it."""
    if isinstance(value, Record):
        for key in value.aliases():
            below = value.get(key)
            if isinstance(below, Expression):
                yield Written(value, key, below)
            else:
                yield from expressions(below)
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from expressions(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from expressions(below)


def _unknown(where: str, written: Written, known: frozenset[str]) -> Iterator[Diagnostic]:
    for name in sorted(written.expression.names - known):
        defect = f"“{written.key}”用了没有的数据名称“{name}”"
        hint = f"{suggestion(name, sorted(known))}要单位另报的数据，先在“其他数据”里写明名称和单位"
        if name == TARGET:
            hint = "“目标值”只有单位自带的指标才有，这里写数或数据名称"
        yield fault(where, defect, written.record.position(written.key), hint)
