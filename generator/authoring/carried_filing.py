"""A new filing made of an old one.

The walk over its YAML does what the models say of each key; then whatever the form requires and
the old filing did not have is asked for, empty and marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.authoring.yaml_edits import Node, Spot, clear, descend, mark, put, put_in_order
from generator.filing import (
    Department,
    Filing,
    Foot,
    FundLine,
    Funds,
    Goal,
    Indicator,
    Project,
    Unit,
)
from generator.filing.carried import Below, Carried, Fate, carried_keys
from generator.filing.carried import below as records_below
from generator.filing.indicator_table import LEVELS
from generator.reading import OpenRecord
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.forms import Columns, Form
    from generator.reading import Record

NAMING = ("名称", "三级指标", "四级指标")
BALANCE, LINE = "年末结余", "上年结转资金"


class Moved(Struct, frozen=True):
    """A figure that became one of the year before: where, from which key to which, and what."""

    where: str
    source: str
    target: str
    value: str


@dataclass
class Carrying:
    """One walk. What an alias leads to a second time is left as it is: it was done before."""

    next_year: bool
    columns: Columns | None = None
    moved: list[Moved] = field(default_factory=list)
    emptied: int = 0
    seen: set[int] = field(default_factory=set)

    def filing(self, data: CommentedMap) -> None:
        """Carry a whole file over."""
        self._record(Spot(CommentedMap({"": data}), ""), Filing, "")

    def _record(self, spot: Spot, model: type[Record], where: str) -> None:
        record, said = spot.value, carried_keys(model)
        if not isinstance(record, CommentedMap) or id(record) in self.seen:
            return
        self.seen.add(id(record))
        where += _name(record)
        for source, carried in said.items():
            if self._fate(carried) is Fate.MOVED:
                self._move(spot, source, carried.to, where)
        for key in [key for key in record if key in said]:
            self._value(spot.below(key), model, self._fate(said[key]), where)
        if self.next_year:
            for key in self._of_the_year(model, record):
                self._empty(spot.below(key))

    def _of_the_year(self, model: type[Record], record: CommentedMap) -> list[str]:
        """Return the columns of the form's own that are filled in anew each year."""
        if self.columns is None or not issubclass(model, OpenRecord):
            return []
        named = (one.name for one in self.columns.of(model.kind) if not one.stands)
        return [name for name in named if name in record]

    def _fate(self, carried: Carried) -> Fate:
        return carried.next_year if self.next_year else carried.self_assessment

    def _value(self, spot: Spot, model: type[Record], fate: Fate, where: str) -> None:
        """Do what is said of one key; what is moved was done before."""
        key = str(spot.key)
        if fate is Fate.EMPTIED:
            self._empty(spot)
        elif fate is Fate.NAMES:
            self._leaves(spot)
        elif fate is Fate.INSIDE:
            self._below(spot, records_below(model, key), f"{where}{_joint(where)}{key}")

    def _below(self, spot: Spot, below: Below, where: str) -> None:
        """Go on into a record, a list of records, or whatever stands under names."""
        value = spot.value
        if isinstance(value, CommentedSeq):
            for index in range(len(value)):
                self._record(spot.below(index), below.model, where)
        elif not isinstance(value, CommentedMap):
            return
        elif not below.named:
            self._record(spot, below.model, where)
        else:
            for name, inner in list(value.items()):
                step, place = spot.below(name), f"{where}“{name}”"
                if isinstance(inner, CommentedMap) and _is_record(inner, below.model):
                    self._record(step, below.model, place)
                elif below.model is Indicator and not isinstance(inner, Node):
                    self._cell(step)
                else:
                    self._below(step, below, where)

    def _cell(self, spot: Spot) -> None:
        """Empty a cell of a level that is filled in anew each year; its points stand."""
        levels = [one for kind in LEVELS for one in self.columns.of(kind)] if self.columns else []
        if self.next_year and spot.key in [one.name for one in levels if not one.stands]:
            self._empty(spot)

    def _move(self, spot: Spot, source: str, target: str, where: str) -> None:
        """Give last year's figure its new key; the old one waits for this year's."""
        record = spot.value
        value = record.get(source)
        if value is None:
            if target in record:  # that of the year before last
                self._empty(spot.below(target))
            return
        put(record, target, value, before=source)
        self.moved.append(Moved(where, source, target, str(value)))
        self._empty(spot.below(source))

    def _empty(self, spot: Spot) -> None:
        if spot.value is None:
            return
        clear(spot)
        mark(spot)
        self.emptied += 1

    def _leaves(self, spot: Spot) -> None:
        """Empty a table's figures and keep the names of its rows."""
        value = spot.value
        if not isinstance(value, CommentedMap):
            self._empty(spot)
        elif id(value) not in self.seen:
            self.seen.add(id(value))
            for key in list(value):
                self._leaves(spot.below(key))


def _is_record(value: CommentedMap, model: type[Record]) -> bool:
    """Tell a record from another level of names: only a record has keys of the model.

    Indicators stand in lists: below names there are more names, and cells of the level.
    """
    if model is Indicator:
        return False
    known = model.aliases()
    return not value or any(key in known for key in value)


def _name(record: CommentedMap) -> str:
    found = next((record[key] for key in NAMING if record.get(key)), None)
    return f"“{found}”" if found else ""


def _joint(where: str) -> str:
    return "的" if where else ""


class Balance(Struct, frozen=True):
    """A balance with the funding block that it belongs to and the column it is to be put in."""

    funds: CommentedMap
    where: str
    column: str
    value: str

    def enter(self) -> Moved:
        """Put the balance into the line of carried-over funds."""
        descend(self.funds, "来源", LINE)[self.column] = self.value
        return Moved(self.where, BALANCE, f"来源的{LINE}（{self.column}）", self.value)


def balances_of(data: CommentedMap, form: Form) -> tuple[Balance, ...]:
    """Note every balance in a funding block before it is emptied, if the form has such a line."""
    if LINE not in form.funding.sources or not form.funding.columns:
        return ()
    column = form.funding.columns[0]
    return tuple(
        Balance(funds, where, column, str(value))
        for where, funds in _blocks(data)
        if isinstance(total := funds.get("年度资金总额"), CommentedMap)
        and (value := total.get(BALANCE)) is not None
    )


def _blocks(data: CommentedMap) -> Iterator[tuple[str, CommentedMap]]:
    """Yield the funding blocks of the unit and of its projects, each with a name for it."""
    found = [("整体自评的资金", data.get("整体自评"))]
    found += [(f"项目“{one.get('名称')}”的资金", one) for one in data.get("项目") or ()]
    for where, holder in found:
        funds = holder.get("资金") if isinstance(holder, CommentedMap) else None
        if isinstance(funds, CommentedMap):
            yield where, funds


def ask_required(data: CommentedMap, form: Form) -> int:
    """Ask for every value that the form requires (check S01) and that is not there; count them."""
    asked = 0
    top = Spot(CommentedMap({"": data}), "")
    for unit in _records(top, "单位"):
        asked += _ask(unit, form.must("单位"), Unit)
    for model in (Department, Project):
        for spot in _records(top, model.kind):
            asked += _assessment(spot, form, model)
    return asked


def _assessment(spot: Spot, form: Form, model: type[OpenRecord]) -> int:
    keys = [key for key in form.must(model.kind) if not (form.by_goal and key == "绩效指标")]
    asked = _ask(spot, keys, model)
    if form.must("资金"):
        funds = _opened(spot, "资金", model)
        asked += _ask(_opened(funds, "年度资金总额", Funds), form.must("资金"), FundLine)
    for goal in _records(spot, "总体目标"):
        asked += _ask(goal, form.must("总体目标"), Goal) + _ask_rows(goal, form)
    asked += _ask_rows(spot, form)
    if form.must("表尾"):
        asked += _ask(_opened(spot, "表尾", model), form.must("表尾"), Foot)
    return asked


def _ask_rows(spot: Spot, form: Form) -> int:
    """Ask for what the form requires of every indicator; a name may stand under 四级指标."""
    rows = _rows(spot.below("绩效指标")) if "绩效指标" in spot.value else ()
    return sum(_ask(row, form.must("绩效指标"), Indicator) for row in rows)


def _opened(spot: Spot, key: str, model: type[Record]) -> Spot:
    """Return the mapping under a key, made where there is none."""
    put_in_order(spot.value, key, model.aliases())
    if spot.value[key] is None:
        spot.value[key] = CommentedMap()
    return spot.below(key)


def _ask(spot: Spot, keys: Iterable[str], model: type[Record]) -> int:
    lacking = [key for key in keys if key not in spot.value]
    for key in lacking:
        if key in model.aliases():
            put_in_order(spot.value, key, model.aliases())
        else:
            put(spot.value, key, None)
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
