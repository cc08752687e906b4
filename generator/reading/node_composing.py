"""The door to PyYAML: text → nodes, with limits and without any meaning given to scalars.

libyaml composes about ten times faster than the parser in Python, which serves where PyYAML was
built without it. Both call ``descend_resolver`` before every node, which is where the limits sit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml
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


def limited(parser: type[Composer]) -> Callable[[str], Composer]:
    """Return the parser with our limits on it, leaving scalars and tags as they are written."""

    class Limited(parser):  # type: ignore[misc, valid-type]  # a base chosen at run time
        """A parser that counts levels and nodes."""

        def __init__(self, text: str) -> None:
            super().__init__(text)
            self.levels = 0
            self.nodes = 0

        def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
            """Give no tag to a node that has none: only tags in the text are left to be seen."""

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


PARSER = limited(_fastest_parser())


def compose(text: str) -> Node | None:
    """Return the root node of a text of one document, None for an empty one.

    Raises ``yaml.YAMLError`` for what is no YAML and ``LimitError`` for what is too much of it.
    """
    node: Node | None = PARSER(text).get_single_node()
    return node
