"""Keys that stick to their values because of the colon between them.

A text stands where keys were meant, or between braces a key that holds its value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, cast

from yaml import Mark, Node, ScalarNode

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.path import Path
    from generator.reading.source import Source
    from generator.reading.tree import Tree

FULL_WIDTH = "："
GLUED = patterns.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s:：#\"'][^:：]{0,60})(?P<colon>[:：])")


def glued_keys(tree: Tree, path: Path) -> Iterator[Diagnostic]:
    """Find the colons that should have made keys in the lines of a text without quotes."""
    node = tree.node_at(path)
    if not _plain(node):
        return
    last = min(node.end_mark.line, node.start_mark.line + limits.MOST_REPORTED)
    for number in range(node.start_mark.line, last + 1):
        yield from _in_line(tree, node, number)


def _plain(node: Node) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and node.style in (None, "")


def _in_line(tree: Tree, node: Node, number: int) -> Iterator[Diagnostic]:
    lines = tree.source.lines
    first = number == node.start_mark.line
    start = node.start_mark.column if first else 0
    stop = node.end_mark.column if number == node.end_mark.line else None
    found = GLUED.match(lines[number][:stop] if number < len(lines) else "", start)
    if found:
        code = "Y11" if found["colon"] == FULL_WIDTH else "Y12"
        place = tree.source.position(number, found.start("colon"))
        yield Diagnostic(code, {"key": found["key"].strip()}, place)


def unglue(key: Node, value: Node, source: Source) -> tuple[Node, Node, Diagnostic] | None:
    """Part a key between braces such as 预算数：12 that has no value because it holds it."""
    if not (_plain(key) and _plain(value)) or value.value:
        return None
    found = GLUED.match(key.value)
    if found is None or key.start_mark.line != key.end_mark.line:
        return None
    colon, after = (moved(key, found.start("colon")), moved(key, found.end()))
    code = "Y11" if found["colon"] == FULL_WIDTH else "Y12"
    said = Diagnostic(code, {"key": found["key"].strip()}, source.span(colon, after))
    rest = key.value[found.end() :]
    return scalar(found["key"], key.start_mark, colon), scalar(rest, after, key.end_mark), said


def moved(node: Node, by: int) -> Mark:
    """Return the mark that stands so many characters after the beginning of a node."""
    return Mark("", 0, node.start_mark.line, node.start_mark.column + by, None, 0)


def scalar(text: str, start: Mark, end: Mark) -> ScalarNode:
    """Return the node of a text without quotes."""
    # As composed without a resolver, a node has no tag; PyYAML's types know only resolved ones.
    return ScalarNode(cast("str", None), text, start, end)
