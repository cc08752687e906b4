"""Comments of a YAML text: where one may begin, and which lines one is for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENS = patterns.compile(r":(?:\s+[&!]\S*)*\s*\Z")  # a key whose value stands on the lines below
ITEM = patterns.compile(r" *-(?:\s|\Z)")
BLOCKS = ("|", ">")
Spans: TypeAlias = "dict[int, list[tuple[float, float]]]"


def lines_for(lines: tuple[str, ...], number: int, before: str) -> range:
    """Return the lines, counted from 1, that a comment is for: its own, or a block."""
    if before.strip() and not OPENS.search(before):
        return range(number + 1, number + 2)
    first = number if before.strip() else _next_line(lines, number)
    return range(number + 1, _end_of_block(lines, first) + 1)


def _next_line(lines: tuple[str, ...], number: int) -> int:
    after = range(number + 1, len(lines))
    return next((at for at in after if not _is_idle(lines[at])), number)


def _is_idle(line: str) -> bool:
    text = line.strip()
    return not text or text.startswith("#")


def _end_of_block(lines: tuple[str, ...], first: int) -> int:
    """Return the number, from 1, of the last line that belongs to the block of the first one."""
    own, opening, last = _indent(lines[first]), lines[first].lstrip(), first
    listing = not ITEM.match(opening) and OPENS.search(opening.partition(" #")[0])
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if _is_idle(line):
            continue
        item = listing and _indent(line) == own and ITEM.match(line)
        if _indent(line) <= own and not item:
            break
        last = at
    return last + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def typed_columns(root: Node) -> Spans:
    """Return the columns that values take, by line: a mark among them begins no comment."""
    taken: Spans = defaultdict(list)
    for node in scalars(root):
        start, end = node.start_mark, node.end_mark
        head = node.style in BLOCKS  # behind | may stand a comment
        for line in range(start.line + head, end.line + 1):
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else float("inf")
            taken[line].append((first, last))
    return taken


def scalars(root: Node) -> Iterator[ScalarNode]:
    """Yield the keys and values of a composed text in its order, each once."""
    waiting: list[Node] = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # an alias leads to the same node again
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            yield node
        elif isinstance(node, MappingNode):
            waiting += reversed([one for pair in node.value for one in pair])
        elif isinstance(node, SequenceNode):
            waiting += reversed(node.value)
