"""The values of a filing by the objects that they are: what is printed is often the very object.

A name of the vocabulary holds what the filing holds. Where that is one object of its own (a text,
a figure), it leads back to its record and key without a word of any registry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.reading import Record
from generator.reading.path import NAMING

if TYPE_CHECKING:
    from generator.filing import Filing
    from generator.reading.path import Path

Leaf = tuple[Record, "Path"]
STEP = " › "
TABLE = "绩效指标"


class Leaves:
    """All values of a filing that are objects of their own, and the way to each record in words."""

    def __init__(self, filing: Filing) -> None:
        self._leaves: dict[int, Leaf | None] = {}
        self._ways: dict[int, str] = {}
        self._records: dict[int, Record | None] = {}
        self._above: dict[int, Leaf] = {}
        self._record(filing, "")

    def leaf(self, value: object) -> Leaf | None:
        """Return the record and keys that hold a value; None where no one place does."""
        return self._leaves.get(id(value))

    def way(self, record: Record, *keys: str | int) -> str:
        """Say where in the filing something stands: 资金 › 合计 › 全年预算数."""
        steps = (f"第{one + 1}项" if isinstance(one, int) else one for one in keys)
        return STEP.join(filter(None, (self._ways.get(id(record), ""), *steps)))

    def level(self, record: Record, depth: int) -> Leaf | None:
        """Return where the name of a level stands that a row of indicators lies below."""
        above, keys = self._above.get(id(record), (record, ()))
        below = keys[1 + depth :] if keys[:1] == (TABLE,) else ()
        return (above, keys[: 1 + depth]) if below and isinstance(keys[depth], str) else None

    def record_of(self, names: object) -> Record | None:
        """Return the record whose values most of a mapping's entries are; None where none is."""
        if not isinstance(names, Mapping):
            return None
        if id(names) not in self._records:
            leaves = filter(None, map(self.leaf, names.values()))
            counted = Counter(id(record) for record, keys in leaves if len(keys) == 1)
            most = counted.most_common(1)
            self._records[id(names)] = self._by_id(names, most[0][0]) if most else None
        return self._records[id(names)]

    def _by_id(self, names: Mapping[str, object], wanted: int) -> Record | None:
        leaves = filter(None, map(self.leaf, names.values()))
        return next((record for record, _ in leaves if id(record) == wanted), None)

    def _record(self, record: Record, way: str) -> None:
        self._ways[id(record)] = way
        for key, value in record.values_by_key():
            self._value(record, (key,), value)
        for key, value in (record.model_extra or {}).items():
            self._value(record, (key,), value)

    def _value(self, record: Record, keys: Path, value: object) -> None:
        if isinstance(value, Record):
            *before, last = keys
            named = _name(value) if isinstance(last, int) else ""
            steps = (*before, f"“{named}”") if named else keys
            self._above[id(value)] = (record, keys)
            self._record(value, self.way(record, *steps))
        elif isinstance(value, Mapping):
            for key, one in value.items():
                self._value(record, (*keys, key), one)
        elif isinstance(value, tuple | list):
            for number, one in enumerate(value):
                self._value(record, (*keys, number), one)
        elif _is_own(value):
            known = self._leaves.get(id(value), (record, keys))
            self._leaves[id(value)] = (record, keys) if known == (record, keys) else None


def _name(record: Record) -> str:
    known = record.aliases()
    found = (record.get(key) for key in NAMING if key in known)
    return next((one for one in found if isinstance(one, str)), "")


def _is_own(value: object) -> bool:
    """Tell a value that is no object shared by all who hold an equal one."""
    return isinstance(value, Decimal | date) or (isinstance(value, str) and len(value) > 1)
