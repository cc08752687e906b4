"""From text to tree, past the mistakes: well-known ones are repaired in a copy and read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml import Node, ScalarNode

from generator.diagnostics import Diagnostic
from generator.reading.characters import forbidden, without_forbidden
from generator.reading.hash_marks import LOST, lost_texts
from generator.reading.lost_anchors import lost_anchors
from generator.reading.node_composing import LimitError, compose
from generator.reading.plain_data import PLAIN, build
from generator.reading.source import Source

if TYPE_CHECKING:
    from generator.reading.tree import Tree

MISREAD = frozenset({"Y14", "Y19", "Y34"})  # a key with its indentation or dash read into it
TOO_DEEP = "Y26"  # libyaml has a limit too, met before ours as its scanner reads ahead
Parsed = tuple["Tree | None", tuple[Diagnostic, ...]]


def parse(text: str, name: str) -> Parsed:
    """Return the tree of a text, None where there is none, and all mistakes of the text."""
    source = Source(name, text.removeprefix("\N{BYTE ORDER MARK}"))
    characters = tuple(forbidden(source))
    clean = without_forbidden(source.text) if characters else source.text
    tree, mistakes = _parse_clean(Source(name, clean))
    return tree, (*characters, *mistakes)


def _parse_clean(source: Source) -> Parsed:
    try:
        node = compose(source.text)
    except LimitError as error:
        return None, (_limit(error, source),)
    except yaml.YAMLError as error:
        from generator.reading.complaint import complain  # noqa: PLC0415 - most texts are sound

        said = complain(error, source)
        return (None, (said,)) if said.code == TOO_DEEP else _read_quoted(source, said)
    if node is None or (isinstance(node, ScalarNode) and not node.value):
        return None, (Diagnostic("Y09", {}, source.whole()),)
    tree, mistakes = build(node, source)
    if _plain(node) or any(one.code in MISREAD for one in mistakes):
        return _read_on(source, mistakes, tree)
    return tree, (*mistakes, *lost_anchors(source), *lost_texts(node, source))


def _read_quoted(source: Source, refused: Diagnostic) -> Parsed:
    """Read a text whose only mistake is that marks in it begin comments, else look for others."""
    from generator.reading.hash_repairs import KEPT, with_hashes_quoted  # noqa: PLC0415 - as above

    quoted = with_hashes_quoted(source)
    if quoted is None:
        return _read_on(source, (refused,))
    if quoted.node is not None:
        tree, mistakes = build(quoted.node, quoted.source)
        return tree, (*quoted.said(KEPT), *mistakes, *lost_texts(quoted.node, quoted.source))
    tree, found = _read_on(source, (refused,))
    lines = {number + 1 for number, _ in quoted.marks}
    rest = tuple(one for one in found if not (one.position and one.position.line in lines))
    return tree, (*quoted.said(LOST), *rest) if rest else found


def _read_on(source: Source, refused: tuple[Diagnostic, ...], tree: Tree | None = None) -> Parsed:
    """Find every well-known mistake by its line, and read the text as if they were not there.

    ``refused`` and ``tree`` are what there is of the text if it has no well-known mistake. A file
    whose every key lacks its colon is one long text to the parser, and comes here too.
    """
    from generator.reading.complaint import complain  # noqa: PLC0415 - most texts are sound
    from generator.reading.outline import outline  # noqa: PLC0415

    found = outline(source)
    if not found.mistakes:
        return tree, refused
    repaired = Source(source.name, source.text, found.shifts)
    try:
        node = compose(found.repaired)
    except LimitError as limit:
        return None, (*found.mistakes, _limit(limit, repaired))
    except yaml.YAMLError as rest:
        return None, _with_rest(found.mistakes, complain(rest, repaired))
    if node is None:
        return None, found.mistakes
    tree, mistakes = build(node, repaired)
    return tree, (*found.mistakes, *mistakes, *lost_texts(node, repaired))


def _plain(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style in PLAIN


def _with_rest(known: tuple[Diagnostic, ...], rest: Diagnostic) -> tuple[Diagnostic, ...]:
    """Add what the parser still says, unless it only trips over a line already spoken of."""
    lines = {one.position.line for one in known if one.position}
    line = rest.position.line if rest.position else 0
    return known if {line, line - 1} & lines else (*known, rest)


def _limit(error: LimitError, source: Source) -> Diagnostic:
    """Point at the beginning of the node: one that is still being composed has no end."""
    if error.node is None:
        return Diagnostic(error.code, {}, source.whole())
    start = error.node.start_mark
    return Diagnostic(error.code, {}, source.position(start.line, start.column))
