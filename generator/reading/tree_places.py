"""From a line and a column back to the data: which value of a tree stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml import MappingNode, Node, SequenceNode

from generator.reading.path import NAMING
from generator.reading.tree import Branch, Tree, Value, below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.reading.path import Path
    from generator.reading.source import Mark
    from generator.reading.tree import Pair


def path_at(tree: Tree, place: Position) -> Path:
    """Return the path of the value, or key, that begins at a place or holds it; else the root's.

    What was merged in or repeated by an alias is found where it is written.
    """
    path: tuple[str | int, ...] = ()
    node, at = tree.node, (place.line - 1, place.column - 1)
    while found := next((one for one in _below(node) if _holds(one[1], at)), None):
        step, (_, node) = found
        path = (*path, step)
    return path


def named_path(tree: Tree, path: Path) -> str:
    """Write a path so that it leads to the same thing when rows are added: items by their names.

    Names that are repeated count: 三级指标 培训次数 and its second occurrence are two places.
    """
    words, value = [], tree.data
    for step in path:
        words.append(_item(value, step) if isinstance(value, list) else str(step))
        value = below(value, step)
    return " / ".join(words)


def _item(items: list[Value], step: str | int) -> str:
    name = _name(below(items, step))
    if not name:
        return f"第{int(step) + 1}项"
    same = sum(_name(one) == name for one in items[: int(step)])
    return f"“{name}”" + (f"之{same + 1}" if same else "")


def _name(value: Value) -> str:
    names = (value.get(key) for key in NAMING) if isinstance(value, Branch) else ()
    return next((one for one in names if isinstance(one, str)), "")


def _below(node: Node) -> Iterator[tuple[str | int, Pair]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield str(key.value).strip(), (key, value)
    elif isinstance(node, SequenceNode):
        yield from ((step, (one, one)) for step, one in enumerate(node.value))


def _holds(pair: Pair, at: tuple[int, int]) -> bool:
    """Tell whether a place is in a key or its value: from the one's begin to the other's end."""
    start, end = pair[0].start_mark, max((pair[0].end_mark, pair[1].end_mark), key=_point)
    return (start.line, start.column) <= at < _point(end)


def _point(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column
