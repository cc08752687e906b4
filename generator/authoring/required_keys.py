"""Adds to a carried filing, empty and marked, whatever its form requires and it does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.authoring.yaml_edits import Spot, mark, put_in_order
from generator.filing import Department, FundLine, Funds, Goal, Indicator, Project, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.forms import Form
    from generator.reading import Record


def ask_required(data: CommentedMap, form: Form) -> int:
    """Ask for every value that the form requires (check S01) and that is not there; count them."""
    required, asked = form.required, 0
    top = Spot(CommentedMap({"": data}), "")
    for unit in _records(top, "单位"):
        asked += _ask(unit, required.unit, Unit)
    for spot in _records(top, "整体自评"):
        asked += _assessment(spot, form, required.department, Department)
    for spot in _records(top, "项目"):
        asked += _assessment(spot, form, required.project, Project)
    return asked


def _assessment(spot: Spot, form: Form, own: Iterable[str], model: type[Record]) -> int:
    required = form.required
    asked = _ask(spot, own, model)
    if required.funds:
        funds = _opened(spot, "资金", model)
        asked += _ask(_opened(funds, "年度资金总额", Funds), required.funds, FundLine)
    for goal in _records(spot, "总体目标"):
        asked += _ask(goal, required.goal, Goal)
    if "绩效指标" in spot.value:
        for row in _rows(spot.below("绩效指标")):
            asked += _ask(row, required.indicator, Indicator)
    return asked


def _opened(spot: Spot, key: str, model: type[Record]) -> Spot:
    """Return the mapping under a key, made where there is none."""
    put_in_order(spot.value, key, model.aliases())
    if spot.value[key] is None:
        spot.value[key] = CommentedMap()
    return spot.below(key)


def _ask(spot: Spot, keys: Iterable[str], model: type[Record]) -> int:
    lacking = [key for key in keys if key not in spot.value]
    for key in lacking:
        put_in_order(spot.value, key, model.aliases())
        mark(spot.below(key))
    return len(lacking)


def _records(spot: Spot, key: str) -> Iterator[Spot]:
    """Yield the mapping under a key, or those of the list there."""
    if key not in spot.value:
        return
    below = spot.below(key)
    if isinstance(below.value, CommentedMap):
        yield below
    elif isinstance(below.value, CommentedSeq):
        items = (below.below(index) for index in range(len(below.value)))
        yield from (item for item in items if isinstance(item.value, CommentedMap))


def _rows(spot: Spot) -> Iterator[Spot]:
    """Yield the indicators of a table, whatever levels it has."""
    value = spot.value
    if isinstance(value, CommentedMap):
        for name in value:
            yield from _rows(spot.below(name))
    elif isinstance(value, CommentedSeq):
        for index, row in enumerate(value):
            if isinstance(row, CommentedMap):
                yield spot.below(index)
