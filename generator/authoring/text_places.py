"""Where the values of a YAML text stand: spans, lines, dashes, in characters from its beginning."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Protocol, cast

from generator import patterns
from generator.reading import read_tree_text
from generator.reading.source import LINE_END
from generator.reading.tree import below

if TYPE_CHECKING:
    from generator.reading import Tree
    from generator.reading.path import Path
    from generator.reading.source import Mark

OPENING = ("|", ">")
ANCHOR_LINE = patterns.compile(
    r"&\S+(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]))+ *"
)  # lines stand below it


class Node(Protocol):
    """A node as PyYAML makes it; only those of mappings and lists have a flow style."""

    id: str
    value: Any
    style: str | None
    flow_style: bool
    start_mark: Mark
    end_mark: Mark


def read_exactly(text: str, name: str = "") -> Tree | None:
    """Read a text; one that had to be repaired to be read is for its writer to mend."""
    tree = read_tree_text(text, name=name).value
    usable = tree is not None and tree.source.text == text and not tree.source.shifts
    return tree if usable else None


def in_brackets(node: Node) -> bool:
    """Tell whether a mapping or a list is written in brackets."""
    return node.id != "scalar" and bool(node.flow_style)


def is_block(node: Node) -> bool:
    """Tell whether a mapping or a list is written in lines of its own."""
    return node.id != "scalar" and not node.flow_style


class Places:
    """A text with its tree, and the places in it."""

    def __init__(self, text: str, tree: Tree) -> None:
        self.text, self.tree = text, tree
        self.end = "\r\n" if "\r\n" in text else "\n"
        self._starts = [0, *(found.end() for found in LINE_END.finditer(text))]

    def node(self, path: Path) -> Node:
        """Return the node of what a path leads to."""
        return cast("Node", self.tree.node_at(path))

    def known(self, path: Path) -> int:
        """Return how many steps of a path there are."""
        value = self.tree.data
        for taken, step in enumerate(path):
            keyed = isinstance(value, dict) and step in value
            counted = isinstance(value, list) and isinstance(step, int) and step < len(value)
            if not keyed and not counted:
                return taken
            value = below(value, step)
        return len(path)

    def offset(self, mark: Mark) -> int:
        """Return how many characters stand before a mark."""
        return self._starts[mark.line] + mark.column

    def span(self, node: Node) -> tuple[int, int]:
        """Return where a node begins and ends."""
        return self.offset(node.start_mark), self.offset(node.end_mark)

    def raw(self, node: Node) -> str:
        """Return a node as it is written."""
        start, end = self.span(node)
        return self.text[start:end]

    def last(self, node: Node) -> int:
        """Return where the last sign of a value stands: a block's own end is the next one's begin.

        An alias stands where its anchor is; of it nothing is known but that.
        """
        while is_block(node) and node.value:
            pair = node.value[-1]
            node = pair if node.id == "sequence" else self._later(*pair)
        start, end = self.span(node)
        return max(start, start + len(self.text[start:end].rstrip()))

    def _later(self, key: Node, value: Node) -> Node:
        return value if self.offset(value.start_mark) >= self.offset(key.end_mark) else key

    def after(self, key: Node, value: Node) -> int:
        """Return where the line is over on which a key with its value ends."""
        return self.line_end(max(self.last(value), self.offset(key.end_mark)))

    def line_end(self, place: int) -> int:
        """Return where the line of a place is over, behind its end."""
        at = bisect_right(self._starts, place)
        return self._starts[at] if at < len(self._starts) else len(self.text)

    def line_start(self, place: int) -> int:
        """Return where the line of a place begins."""
        return self._starts[bisect_right(self._starts, place) - 1]

    def before(self, place: int) -> str:
        """Return what stands before a place on its line."""
        return self.text[self.line_start(place) : place]

    def dash(self, holder: Node, at: int) -> int:
        """Return the place of the dash before an item; all dashes of a list are in one column."""
        column = self.column(holder)
        start = self.line_start(self.offset(holder.value[at].start_mark))
        while True:
            place = start + column
            if self.text[place : place + 1] == "-" and not self.before(place).strip(" -"):
                return place
            if start <= self.offset(holder.start_mark):
                raise LookupError(at)
            start = self.line_start(start - 1)

    def item_starts(self, holder: Node) -> list[int]:
        """Return where the lines of items begin: a comment right above a later one is its own."""
        firsts = [self.line_start(self.dash(holder, at)) for at in range(len(holder.value))]
        return [firsts[0], *(self._above(one, self.column(holder)) for one in firsts[1:])]

    def _above(self, start: int, column: int) -> int:
        """Return where the comments begin that stand right above a line, in its column."""
        while start:
            line = self.text[self.line_start(start - 1) : start]
            if len(line) - len(line.lstrip(" ")) != column or not line.lstrip(" ").startswith("#"):
                break
            start -= len(line)
        return start

    def item_ends(self, holder: Node) -> list[int]:
        """Return where items end: what stands between two belongs to the first."""
        return [*self.item_starts(holder)[1:], self.line_end(self.last(holder.value[-1]))]

    def is_in_brackets(self, path: Path) -> bool:
        """Tell whether a value stands inside brackets."""
        return any(in_brackets(self.node(path[:taken])) for taken in range(len(path)))

    def indent(self, path: Path) -> int:
        """Return the column that the key of a value stands in, that of the dash for an item."""
        holder = self.node(path[:-1]) if path else None
        if holder is None or holder.id == "scalar" or not holder.value:
            return 0
        return self.column(holder if holder.id == "sequence" else holder.value[0][0])

    def column(self, node: Node) -> int:
        """Return the column of a node; an anchor stands on the line above a list's dashes."""
        start = self.offset(node.start_mark)
        anchor = ANCHOR_LINE.match(self.text, start)
        return len(self.before(anchor.end() if anchor else start))
