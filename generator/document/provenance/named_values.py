"""The names that documents were rendered over, by the objects under them: 资金.合计."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.templating.trace import Path, Seen, Trace

DEEPEST = 12
PROJECTS = "项目列表"


class Named(NamedTuple):
    """The path of a name, and the place in the filing that its document is about."""

    path: Path
    about: Path


class NamedValues:
    """Every mapping, list and figure below the names of a trace's documents."""

    def __init__(self, trace: Trace) -> None:
        self._holders: dict[int, Named] = {}
        self._values: dict[int, Named | None] = {}
        self._tops: list[tuple[Mapping[str, object], Path]] = trace.data
        for data, about in trace.data:
            for name, value in data.items():
                self._note(value, Named((name,), about))

    def of(self, seen: Seen) -> Named | None:
        """Return the name of what was read, whatever the template called it."""
        above = self._holders.get(id(seen.owner)) if seen.owner is not None else None
        if above is not None and isinstance(seen.name, str | int):
            return Named((*above.path, seen.name), above.about)
        found = self._holders.get(id(seen.value)) or self._values.get(id(seen.value))
        return found or self._top(seen)

    def holder(self, owner: object) -> Named | None:
        """Return the name of a mapping or list."""
        return self._holders.get(id(owner))

    def _top(self, seen: Seen) -> Named | None:
        if seen.owner is not None or not isinstance(seen.name, str):
            return None
        name = seen.name
        known = (
            Named((name,), about) for data, about in self._tops if data.get(name) is seen.value
        )
        return next(known, None)

    def _note(self, value: object, named: Named) -> None:
        if isinstance(value, Mapping):
            self._below(value, named, value.items())
        elif isinstance(value, list | tuple):
            self._below(value, named, enumerate(value))
        elif isinstance(value, Decimal) or (isinstance(value, str) and len(value) > 1):
            known = self._values.get(id(value), named)
            self._values[id(value)] = named if known == named else known

    def _below(self, value: object, named: Named, items: object) -> None:
        if id(value) in self._holders or len(named.path) > DEEPEST or value == ():
            return
        self._holders[id(value)] = named
        for step, one in items:  # type: ignore[attr-defined]  # of a mapping or enumerate
            self._note(one, Named((*named.path, step), named.about))
