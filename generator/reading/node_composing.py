"""The door to PyYAML: text → nodes, with limits and without any meaning given to scalars.

libyaml composes about ten times faster than the parser in Python, which serves where PyYAML was
built without it. Both call ``descend_resolver`` before every node, which is where the limits sit.
Counting there takes a third of the time: of a short text the depth is seen when it is composed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml
from yaml import CollectionNode, MappingNode, ScalarNode, YAMLError
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from generator.reading import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import Node


class LimitError(Exception):
    """The text is nested too deeply or has too many nodes; ``node`` is where that was noticed."""

    def __init__(self, code: str, node: Node | None) -> None:
        super().__init__(code)
        self.code = code
        self.node = node


HAS_LIBYAML: bool = yaml.__with_libyaml__


class PythonParser(Reader, Scanner, Parser, Composer):
    """PyYAML's own parser, put together without constructor and resolver."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


def _fastest_parser() -> type[Composer]:
    """Return libyaml's parser where PyYAML has it."""
    if not HAS_LIBYAML:
        return PythonParser
    from yaml._yaml import CParser  # noqa: PLC0415  # absent where PyYAML was built without libyaml

    return cast("type[Composer]", CParser)


SHORT = 30_000  # characters, which hold no more than half as many nodes again
FIRST_BOUNDED = (0, 2, 5)  # the libyaml from which on we know that it ends at a depth of its own


def unlimited(parser: type[Composer]) -> Callable[[str], Composer]:
    """Return the parser leaving scalars and tags as they are written."""

    class Unlimited(parser):  # type: ignore[misc, valid-type]  # a base chosen at run time
        """A parser that gives no meaning."""

        def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
            """Give no tag to a node that has none: only tags in the text are left to be seen."""

        def descend_resolver(self, _parent: Node | None, _index: object) -> None:
            """Keep no path: nothing is resolved by it."""

        def ascend_resolver(self) -> None:
            """Keep no path."""

    return Unlimited


def limited(parser: type[Composer]) -> Callable[[str], Composer]:
    """Return the parser with our limits on it, leaving scalars and tags as they are written."""

    class Limited(unlimited(parser)):  # type: ignore[misc]  # a base chosen at run time
        """A parser that counts levels and nodes."""

        def __init__(self, text: str) -> None:
            super().__init__(text)
            self.levels = 0
            self.nodes = 0

        def descend_resolver(self, parent: Node | None, _index: object) -> None:
            self.levels += 1
            self.nodes += 1
            if self.levels > limits.DEPTH:
                raise LimitError("Y26", parent)
            if self.nodes > limits.NODES:
                raise LimitError("Y27", parent)

        def ascend_resolver(self) -> None:
            self.levels -= 1

    return Limited


def _quick() -> Callable[[str], Composer] | None:
    """Return libyaml's parser without our limits, None where its own depth is not known."""
    if not HAS_LIBYAML:
        return None
    from yaml._yaml import get_version  # noqa: PLC0415 - as above

    return unlimited(_fastest_parser()) if get_version() >= FIRST_BOUNDED else None


PARSER = limited(_fastest_parser())
QUICK = _quick()


def compose(text: str) -> Node | None:
    """Return the root node of a text of one document, None for an empty one.

    Raises ``yaml.YAMLError`` for what is no YAML and ``LimitError`` for what is too much of it.
    """
    node: Node | None
    if QUICK is not None and len(text) <= SHORT:
        try:
            node = QUICK(text).get_single_node()
        except YAMLError:
            pass  # or it is too deep besides: whichever comes first is said below
        else:
            if not isinstance(node, CollectionNode) or _within(node, 1, set()):
                return node
    node = PARSER(text).get_single_node()
    return node


def _within(node: Node, level: int, seen: set[int]) -> bool:
    """Tell whether no node below one of a level is too deep; an alias leads to what was seen."""
    if node.value and level >= limits.DEPTH:
        return False
    seen.add(id(node))
    return all(id(one) in seen or _within(one, level + 1, seen) for one in _containers(node))


def _containers(node: Node) -> list[Node]:
    """Return what is below a node and may have more below it."""
    if type(node) is MappingNode:
        return [one for pair in node.value for one in pair if type(one) is not ScalarNode]
    return [one for one in node.value if type(one) is not ScalarNode]
