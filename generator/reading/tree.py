"""YAML nodes as plain mappings, lists and texts, each mapping knowing the node it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diagnostics import Position
    from generator.reading.source import Source

Value: TypeAlias = "Branch | list[Value] | str | None"
Pair: TypeAlias = tuple[Node, Node]
Of: TypeAlias = Literal["value", "key"]


class Origin:
    """Where a mapping stands: its node, the nodes of its keys, and its own key in the parent.

    ``pairs`` holds merged keys too, under the nodes where they are written. ``model`` is the
    record that refused the mapping, ``columns`` are what a form adds to its keys: both are noted
    for the message about it. ``kind`` says what the mapping is where what stands above tells it.
    """

    __slots__ = ("columns", "kind", "label", "model", "node", "pairs", "source")

    def __init__(
        self, source: Source, node: MappingNode, label: Node | None, pairs: Mapping[str, Pair]
    ) -> None:
        self.source = source
        self.node = node
        self.label = label
        self.pairs = pairs
        self.model: type[object] | None = None
        self.columns: tuple[str, ...] = ()
        self.kind = ""

    def position(self, *path: str | int, of: Of = "value") -> Position:
        """Return the place that ``path`` leads to, or of the last step on it that is there."""
        start = self.label or (self.node.value[0][0] if self.node.value else self.node)
        if not path:
            return self.source.span(start.start_mark, start.end_mark)
        pair = self.pairs.get(str(path[0]))
        return _place(self.source, _walk(pair, path[1:]), of) if pair else self.position()


class Branch(dict[str, "Value"]):
    """A mapping of a YAML file. It is a plain dict to everyone who does not ask for its origin."""

    __slots__ = ("origin",)
    origin: Origin


class Tree(Struct, frozen=True):
    """A whole YAML file as plain mappings, lists and texts, with the places of all of them."""

    data: Value
    node: Node
    source: Source

    def position(self, *path: str | int, of: Of = "value") -> Position:
        """Return the place that a path of keys and list indices leads to, as far as it goes.

        The last mapping on the path is asked, since it alone knows its merged keys.
        """
        asked, rest = self._last_mapping(path)
        if isinstance(asked, Branch):
            return asked.origin.position(*rest, of=of)
        return _place(self.source, _walk((self.node, self.node), rest), of)

    def node_at(self, path: tuple[str | int, ...]) -> Node:
        """Return the node of the value that a path leads to, as far as it goes."""
        asked, rest = self._last_mapping(path)
        start: Pair = (self.node, self.node)
        if isinstance(asked, Branch) and rest:
            start = asked.origin.pairs.get(str(rest[0]), start)
            rest = rest[1:]
        return _walk(start, rest)[1]

    def _last_mapping(self, path: tuple[str | int, ...]) -> tuple[Value, tuple[str | int, ...]]:
        """Return the last mapping above the end of a path, and the path from there."""
        value, asked, rest = self.data, self.data, path
        for taken, step in enumerate(path, start=1):
            value = below(value, step)
            if isinstance(value, Branch) and taken < len(path):
                asked, rest = value, path[taken:]
        return asked, rest


def below(value: Value, step: str | int) -> Value:
    """Return what a step leads to in plain data, None where it leads nowhere."""
    if isinstance(value, Branch):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        return value[step]
    return None


def _walk(pair: Pair, path: tuple[str | int, ...]) -> Pair:
    """Return the key and value nodes at the end of a path, as far as it goes."""
    for step in path:
        found = _pair_below(pair[1], step)
        if found is None:
            break
        pair = found
    return pair


def _place(source: Source, pair: Pair, of: Of) -> Position:
    here = pair[0] if of == "key" else _visible(pair)
    return source.span(here.start_mark, here.end_mark)


def _pair_below(node: Node, step: str | int) -> Pair | None:
    """Return key and value nodes for a step; an item of a list is its own key."""
    if isinstance(node, MappingNode):
        named = (pair for pair in node.value if isinstance(pair[0], ScalarNode))
        return next((pair for pair in named if pair[0].value.strip() == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _visible(pair: Pair) -> Node:
    """Return the node to point at for a value: its key where the value is empty or a container."""
    key, value = pair
    return value if isinstance(value, ScalarNode) and value.value else key
