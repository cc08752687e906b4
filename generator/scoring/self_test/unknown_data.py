"""Tests that every datum a rubric names is one that a filing can hold.

Which expenses there are depends on the form; the rubric alone is held to the way they are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading import suggestion
from generator.scoring.facts import known_names, unheard_of
from generator.scoring.kinds.inputs import TARGET
from generator.scoring.self_test.fault import fault
from generator.scoring.self_test.rule_places import placed_rules
from generator.scoring.written import expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.rubric import Rubric
    from generator.scoring.written import Written


def name_faults(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield every unknown name at its expression, with the nearest known one as hint."""
    known = known_names() | rubric.figures.keys()
    for placed in placed_rules(rubric):
        own = frozenset(rubric.row_data) if placed.weight is None else frozenset()
        targeted = (placed.rule, *placed.rule.members) if placed.weight is None else ()
        for written in expressions(placed.owner):
            also = {TARGET} if any(written.record is rule for rule in targeted) else set()
            yield from _unknown(placed.where, written, known | also | own)
    if rubric.cap is not None:
        for written in expressions(rubric.cap):
            yield from _unknown("“总分上限”", written, known)


def _unknown(where: str, written: Written, known: frozenset[str]) -> Iterator[Diagnostic]:
    for name in unheard_of(written.expression.names, known):
        defect = f"“{written.key}”用了没有的数据名称“{name}”"
        hint = f"{suggestion(name, sorted(known))}要单位另报的数据，先在“其他数据”里写明名称和单位"
        if name == TARGET:
            hint = "“目标值”只有单位自带的指标才有，这里写数或数据名称"
        yield fault(where, defect, written.record.position(written.key), hint)
