"""Keys that stick to their values: a text stands where keys were meant, because of the colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import Node, ScalarNode

from generator.diagnostics import Diagnostic
from generator.reading import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.path import Path
    from generator.reading.tree import Tree

FULL_WIDTH = "："
GLUED = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[^\s:：#\"'][^:：]{0,60})(?P<colon>[:：])")


def glued_keys(tree: Tree, path: Path) -> Iterator[Diagnostic]:
    """Find the colons that should have made keys in the lines of a text without quotes."""
    node = tree.node_at(path)
    if not isinstance(node, ScalarNode) or node.style not in (None, ""):
        return
    last = min(node.end_mark.line, node.start_mark.line + limits.MOST_REPORTED)
    for number in range(node.start_mark.line, last + 1):
        yield from _in_line(tree, node, number)


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
