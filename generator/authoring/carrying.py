"""Makes a new filing of an old one: the walk over its YAML that carries out a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.authoring.editing import Spot, clear, mark, put
from generator.filing import Filing

if TYPE_CHECKING:
    from generator.authoring.carry import Below, Plan
    from generator.reading import Record

NAMING = ("名称", "三级指标")


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that became one of the year before: where, from which key to which, and what."""

    where: str
    source: str
    target: str
    value: str


@dataclass
class Carrying:
    """One walk. What an alias leads to a second time is left as it is: it was done before."""

    plan: Plan
    moved: list[Moved] = field(default_factory=list)
    emptied: int = 0
    seen: set[int] = field(default_factory=set)

    def filing(self, data: CommentedMap) -> None:
        """Carry out the plan on a whole file."""
        self._record(Spot(CommentedMap({"": data}), ""), Filing, "")

    def _record(self, spot: Spot, model: type[Record], where: str) -> None:
        record, carry = spot.value, self.plan.get(model)
        if carry is None or not isinstance(record, CommentedMap) or id(record) in self.seen:
            return
        self.seen.add(id(record))
        where += _name(record)
        for source, target in carry.moved.items():
            self._move(spot, source, target, where)
        for key in list(record):
            if key in carry.empty:
                self._empty(spot.below(key))
            elif key in carry.names:
                self._leaves(spot.below(key))
            elif key in carry.below:
                self._below(spot.below(key), carry.below[key], f"{where}{_joint(where)}{key}")

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
                else:
                    self._below(step, below, where)

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
    """Tell a record from another level of names: only a record has keys of the model."""
    known = model.aliases()
    return not value or any(key in known for key in value)


def _name(record: CommentedMap) -> str:
    found = next((record[key] for key in NAMING if record.get(key)), None)
    return f"“{found}”" if found else ""


def _joint(where: str) -> str:
    return "的" if where else ""
