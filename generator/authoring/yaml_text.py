"""YAML read and written with its comments, order, anchors and styles. The one door of ruamel.yaml.

Nothing in a file is resolved: ``001001``, ``9.40`` and ``2022-03-10`` go out as they came in, as
the reader of filings does it. An empty value is written as nothing, never as ``null``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import ScalarString

if TYPE_CHECKING:
    from collections.abc import Iterator

NULL = "tag:yaml.org,2002:null"
RESOLVED = ("", "~", "null", "<<")  # what still means something by itself: nothing, and a merge
WIDEST = 1_000_000  # no line is ever broken for being long


class _TextResolver(VersionedResolver):
    """Takes every plain scalar for a text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:  # noqa: ANN401 - ruamel is untyped here
        if kind is ScalarNode and implicit[0] and value not in RESOLVED:
            implicit = (False, implicit[1])
        return super().resolve(kind, value, implicit)


class _BlankEmitter(Emitter):
    """Writes an empty value as nothing, inside brackets too: ``{预算数: , 决算数: 1.28}``."""

    def choose_scalar_style(self) -> Any:  # noqa: ANN401 - ruamel is untyped here
        return "" if self._blank else super().choose_scalar_style()

    def process_scalar(self) -> None:
        blank = self._blank and self.flow_level
        super().process_scalar()
        if blank:
            self.stream.write(" ")
            self.column += 1

    @property
    def _blank(self) -> bool:
        return not self.event.value and str(self.event.tag) == NULL


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.Emitter = _BlankEmitter
    yaml.preserve_quotes = True
    yaml.width = WIDEST
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def parse(text: str) -> CommentedMap:
    """Return a mapping with all that is written around it. The text must have been read before."""
    data = _yaml().load(text)
    if not isinstance(data, CommentedMap):
        raise TypeError("only mappings are carried over")
    _own_comments(data)
    return data


def written(data: CommentedMap) -> str:
    """Write a mapping as the text of a file."""
    _drop_idle_anchors(data)
    stream = io.StringIO()
    _yaml().dump(data, stream)
    return stream.getvalue()


def containers(data: object) -> Iterator[CommentedMap | CommentedSeq]:
    """Yield every mapping and list once, in the order of the file."""
    seen: set[int] = set()
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, CommentedMap | CommentedSeq) or id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        waiting += reversed(_below(value))


def _below(value: CommentedMap | CommentedSeq) -> list[object]:
    return list(value.values()) if isinstance(value, CommentedMap) else list(value)


def _own_comments(data: CommentedMap) -> None:
    """Take a comment off all places but its own: ruamel repeats an anchor's at every alias."""
    seen: set[int] = set()
    for container in containers(data):
        for key, tokens in list(container.ca.items.items()):
            said = [token for token in tokens or () if token is not None]
            if said and all(id(token) in seen for token in said):
                del container.ca.items[key]
            seen.update(map(id, said))


def _drop_idle_anchors(data: CommentedMap) -> None:
    """Drop anchors that nothing refers to any more: a stranger would take ``&名称`` for a text."""
    uses: dict[int, int] = {}
    anchored: list[Any] = []
    for container in containers(data):
        for value in (*_below(container), *getattr(container, "merge", ())):
            if isinstance(value, CommentedMap | CommentedSeq | ScalarString):
                uses[id(value)] = uses.get(id(value), 0) + 1
                anchored.append(value)
    for value in anchored:
        anchor = value.yaml_anchor()
        if anchor is not None and uses[id(value)] == 1:
            anchor.value = None
            anchor.always_dump = False
