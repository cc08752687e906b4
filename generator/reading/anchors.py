"""Where a YAML text has anchors and aliases: composed nodes no longer tell where one was used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import yaml

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.path import Path


class Anchor(NamedTuple):
    """An anchor or an alias: its name, where its value stands, where it is in the text."""

    name: str
    path: Path
    start: int
    end: int
    alias: bool


class _Open(Struct):
    """A mapping or list that is being read: the key that waits for its value, or the count."""

    path: Path
    mapping: bool
    key: str | None = None
    count: int = 0

    def next(self, event: Any) -> Path | None:  # noqa: ANN401 - an event of PyYAML
        """Return where the value of an event stands; None where it is a key."""
        if not self.mapping:
            self.count += 1
            return (*self.path, self.count - 1)
        if self.key is None:
            self.key = event.value.strip()
            return None
        key, self.key = self.key, None
        return (*self.path, key)


def _anchor(event: Any, path: Path) -> Anchor:  # noqa: ANN401 - an event of PyYAML
    start, end = event.start_mark.index, event.end_mark.index
    return Anchor(event.anchor, path, start, end, isinstance(event, yaml.AliasEvent))


def anchors_of(text: str) -> Iterator[Anchor]:
    """Yield the anchors and aliases of a text that is YAML, in its order."""
    opened: list[_Open] = []
    for event in cast("Any", yaml.parse(text, Loader=yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif isinstance(event, yaml.NodeEvent):
            path = opened[-1].next(event) if opened else ()
            if path is not None and event.anchor:
                yield _anchor(event, path)
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(_Open(path or (), isinstance(event, yaml.MappingStartEvent)))
