"""From nodes to plain data: keys checked, merges and aliases followed, empty scalars made None."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.reading import limits
from generator.reading.characters import forbidden_in_value
from generator.reading.commas import one_item_each, one_value_each
from generator.reading.glued import unglue
from generator.reading.node_composing import LimitError
from generator.reading.tree import Branch, Origin, Pair, Tree, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.diagnostics import Position
    from generator.reading.source import Source

MERGE = "<<"
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
PLAIN = (None, "")  # the styles of a scalar without quotes: Python's parser gives None
BLOCKS = ("|", ">")
# A text on one line means nothing but itself where it is no null, and begins with no dash or blank.
MEANING_MORE = " ~nN-－—"
LONGEST_ORDINARY = 1_000  # characters
SWALLOWED_ITEMS = patterns.compile(r"-[^\s\d.-].* - ")  # a list whose first dash lacks its space
ODD_FIRST = {"\u3000": "Y14", "\u00a0": "Y14", "-": "Y19", "－": "Y34", "—": "Y34"}


def build(root: Node, source: Source) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Return the tree of a composed text, and everything in it that is no data of ours.

    The tree is there in spite of mistakes, so that its values can be checked in the same run; it
    is None only where a limit was passed or an alias contains itself.
    """
    builder = _Builder(source)
    try:
        data = builder.value(root, None)
    except LimitError as error:
        found = Diagnostic(error.code, {}, builder.place(error.node or root))
        return None, (*builder.diagnostics, found)
    return Tree(data, root, source), tuple(builder.diagnostics)


class _Builder:
    """One walk over a tree of nodes.

    ``weights`` counts the values below a container with aliases followed; a container that is
    reached again through an alias is not built again, so memory stays that of the text.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.built: dict[int, Branch | list[Value]] = {}
        self.weights: dict[int, int] = {}
        self.heights: dict[int, int] = {}
        self.unfinished: set[int] = set()

    def value(self, node: Node, label: Node | None) -> Value:
        """Return the data of a node; ``label`` is the key it stands under."""
        if isinstance(node, ScalarNode):
            return _ordinary(node) or self._scalar(node)
        identity = id(node)
        if identity in self.built:
            return self.built[identity]
        if identity in self.unfinished:
            raise LimitError("Y28", label or node)
        self._refuse_tag(node)
        self.unfinished.add(identity)
        made = self._container(node, label)
        self.unfinished.discard(identity)
        self.built[identity] = made
        return made

    def _container(self, node: Node, label: Node | None) -> Branch | list[Value]:
        if isinstance(node, MappingNode):
            return self._mapping(node, label)
        return self._list(cast("SequenceNode", node))

    def place(self, node: Node) -> Position:
        """Return where a node stands."""
        return self.source.span(node.start_mark, node.end_mark)

    def _scalar(self, node: ScalarNode) -> str | None:
        written: str = node.value
        self._refuse_tag(node)
        if node.style in PLAIN and written in NULLS:
            return None
        if len(written) > limits.SCALAR_CHARACTERS:
            self._report("Y30", node, most=str(limits.SCALAR_CHARACTERS))
        if node.style == '"':
            self._refuse_escaped(node)
        if node.style in PLAIN and SWALLOWED_ITEMS.match(written) and _over_lines(node):
            self._report("Y19", node)
        text = written.strip()
        if "\t" in text and node.style in PLAIN:
            self._report("Y37", node)
        if not text and node.style in BLOCKS:
            self._report("Y15", node, mark=node.style)
        return text or None

    def _list(self, node: SequenceNode) -> list[Value]:
        items: list[Value] = []
        weight = height = 0
        for child in self._items(node):
            items.append(self.value(child, None))
            weight, height = self._heavier(node, child, weight, height)
        self._weigh(node, weight, height)
        return items

    def _mapping(self, node: MappingNode, label: Node | None) -> Branch:
        data = Branch()
        pairs: dict[str, Pair] = {}
        merged: list[Branch] = []
        weight = height = 0
        for key_node, child in self._parted(node) if node.flow_style else node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in pairs:
                self._report_repeated(key, key_node, pairs[key][0])
                continue
            value = self.value(child, key_node)
            weight, height = self._heavier(node, child, weight, height)
            if key == MERGE and _plain(key_node):
                merged += self._mergeable(value, child)
                continue
            data[key] = value
            pairs[key] = (key_node, child)
        written = len(data)
        _merge(data, pairs, merged)
        self._weigh(node, weight + len(data) - written, height)
        data.origin = Origin(self.source, node, label, pairs)
        return data

    def _items(self, node: SequenceNode) -> Sequence[Node]:
        """Return the nodes of a list; between brackets, a comma in a number is seen here first."""
        if not node.flow_style:
            return cast("Sequence[Node]", node.value)
        items, said = one_item_each(node.value, self.source)
        self.diagnostics += said
        return items

    def _parted(self, node: MappingNode) -> Sequence[Pair]:
        """Return the pairs between braces, where marks that are none are seen here first."""
        pairs, said = one_value_each(self._unglued(node), self.source)
        self.diagnostics += said
        return pairs

    def _unglued(self, node: MappingNode) -> Iterator[Pair]:
        for key, child in node.value:
            parted = None if child.value else unglue(key, child, self.source)
            if parted:
                self.diagnostics.append(parted[2])
            yield parted[:2] if parted else (key, child)

    def _key(self, node: Node) -> str | None:
        if not isinstance(node, ScalarNode):
            self._report("Y24", node, problem="键是一组数据，不是文字")
            return None
        if ordinary := _ordinary(node):
            return ordinary
        self._refuse_tag(node)
        written: str = node.value
        key = written.strip()
        if not key:
            self._report("Y24", node, problem="冒号前面没有键名")
            return None
        if node.style == '"':
            self._refuse_escaped(node)
        if written[0] in ODD_FIRST and node.style in PLAIN:
            self._report(ODD_FIRST[written[0]], node, key=key, mark=written[0])
            return written.lstrip("-－—\u3000\u00a0 ") or key
        return key

    def _mergeable(self, value: Value, node: Node) -> list[Branch]:
        parts = value if isinstance(value, list) else [value]
        branches = [part for part in parts if isinstance(part, Branch)]
        if len(branches) < len(parts):
            self._report("Y25", node)
        return branches

    def _heavier(self, node: Node, child: Node, weight: int, height: int) -> tuple[int, int]:
        if isinstance(child, ScalarNode):
            weight += 1 + len(child.value) // limits.CHARACTERS_PER_NODE
        else:
            weight += self.weights[id(child)]
            height = max(height, self.heights[id(child)])
        if weight > limits.NODES:
            raise LimitError("Y27", node)
        return weight, height

    def _weigh(self, node: Node, weight: int, height: int) -> None:
        if height >= limits.DEPTH:
            raise LimitError("Y26", node)
        self.weights[id(node)] = weight + 1
        self.heights[id(node)] = height + 1

    def _refuse_tag(self, node: Node) -> None:
        if node.tag is not None:
            self._report("Y23", node, tag=node.tag.replace("tag:yaml.org,2002:", "!!"))

    def _refuse_escaped(self, node: ScalarNode) -> None:
        for name in forbidden_in_value(node.value):
            self._report("Y10", node, character=name)

    def _report_repeated(self, key: str, node: Node, first: Node) -> None:
        related = (("第一次写在这里", self.place(first)),)
        self.diagnostics.append(Diagnostic("Y22", {"key": key}, self.place(node), related))

    def _report(self, code: str, node: Node, **facts: str) -> None:
        self.diagnostics.append(Diagnostic(code, facts, self.place(node)))


def _ordinary(node: ScalarNode) -> str:
    """Return the text of a scalar of which there is nothing to say, as of nearly every one."""
    text: str = node.value
    tag: object = node.tag  # None as composed without a resolver; PyYAML's types know no such tag
    if node.style or tag is not None or len(text) > LONGEST_ORDINARY:
        return ""
    whole = text[:1] not in MEANING_MORE and text[-1] != " "
    return text if whole and text.isprintable() else ""


def _over_lines(node: Node) -> bool:
    return bool(node.start_mark.line < node.end_mark.line)


def _plain(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style in PLAIN


def _merge(data: Branch, pairs: dict[str, Pair], merged: list[Branch]) -> None:
    """Take over keys from merged mappings: own keys win, then the first mapping that has one."""
    for branch in merged:
        for key, value in branch.items():
            if key not in data:
                data[key] = value
                pairs[key] = branch.origin.pairs[key]
