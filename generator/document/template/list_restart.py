"""The 重新编号 tag: from its place on, numbered lists count from their beginning again.

``{{p 重新编号 }}`` in a paragraph of its own, first in a loop, gives every turn lists of its own.
It prints a mark, and where there are marks the numbering part gets lists that begin anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.template.syntax import Flaw
from generator.document.template.word_environment import RESTART, RESTART_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.document.template.tags import Found
    from generator.document.template.word_template import WordTemplate

_MARK = RESTART_MARK.encode()


def misplaced_restarts(found: Sequence[Found]) -> Iterator[Flaw]:
    """Find tags of this kind that are no paragraph of their own."""
    for item in found:
        if item.tag.inner == RESTART and (item.tag.structure != "p" or item.tag.is_statement):
            yield Flaw("X03", f"要写成 {{{{p {RESTART} }}}}，独占一段", item.tag)


def with_restarts(template: WordTemplate, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the members that change where lists are to begin anew; none where none are."""
    if not template.compiled.begins_lists:
        return {}
    marked = {name: content for name, content in contents.items() if _MARK in content}
    numbering = template.target("numbering")
    if not marked:
        return {}
    if not numbering:
        return {name: content.replace(_MARK, b"") for name, content in marked.items()}
    from generator.document.package.lists import restarted  # noqa: PLC0415 - loads lxml

    package = template.compiled.package
    lists = contents.get(numbering) or package.members[numbering].content
    changed: dict[str, bytes] = {}
    for name, content in marked.items():
        xml, lists = restarted(
            content.decode(), RESTART_MARK, lists, template.compiled.styles.lists
        )
        changed[name] = xml.encode()
    return {**changed, numbering: lists}
