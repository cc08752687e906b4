"""Values that a text writes once and uses in several places: anchors, aliases, merged mappings.

Where else such a value stands is told by its node, which all places have in common. A place gets a
value of its own by what it refers to being written there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from generator.authoring.changed_data import at, like
from generator.authoring.edited_text import ANCHOR, EditedText
from generator.authoring.text_places import Places, read_exactly
from generator.authoring.yaml_writing import flow, written
from generator.reading.anchors import anchors_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.changed_data import Plain
    from generator.reading import Tree
    from generator.reading.anchors import Anchor
    from generator.reading.path import Path

Twins = dict["Path", tuple["Path", ...]]


def twins_of(tree: Tree) -> Twins:
    """Return the places of each value that stands in several, in the order of the text."""
    text = tree.source.text
    if "*" not in text or "&" not in text:
        return {}
    same: dict[int, list[Path]] = defaultdict(list)
    for path in _paths(tree.data, ()):
        same[id(tree.node_at(path))].append(path)
    several = (tuple(paths) for paths in same.values() if len(paths) > 1)
    return {path: paths for paths in several for path in paths}


def places_of(twins: Twins, path: Path, shared: int) -> tuple[Path, ...]:
    """Return all places that an edit at a path is made in, the one that is written first.

    ``shared`` steps of the path lead to what is edited.
    """
    for taken in range(shared, 0, -1):
        if path[:taken] in twins:
            return tuple((*one, *path[taken:]) for one in twins[path[:taken]])
    return (path,)


def split(text: str, path: Path) -> str | None:
    """Return the text in which a value is written for itself; None where that cannot be done.

    What refers to it gets a copy, where it is the value that others refer to.
    """
    tree = read_exactly(text)
    if tree is None:
        return None
    try:
        made = _own(text, tree, path)
    except (LookupError, TypeError, ValueError):
        return None
    after = None if made is None else read_exactly(made)
    return made if after is not None and like(after.data, tree.data) else None


def _paths(value: Plain, path: Path) -> Iterator[Path]:
    steps = enumerate(value) if isinstance(value, list) else ()
    below = value.items() if isinstance(value, dict) else steps
    for step, one in below:
        yield (*path, step)
        yield from _paths(one, (*path, step))


def _own(text: str, tree: Tree, path: Path) -> str | None:
    """Write the value that is used at a path, or above it, where it is used."""
    aliases = {one.path: one for one in anchors_of(text) if one.alias}
    for taken in range(1, len(path) + 1):
        here = path[:taken]
        if here in aliases:
            return _copied(text, tree, aliases[here])
        if _is_merged(tree, here):
            return EditedText(text, tree).insert(here, at(tree.data, here))
    return _referred(text, tree, path)


def _is_merged(tree: Tree, path: Path) -> bool:
    """Tell whether a key is none of the mapping's own."""
    holder = cast("Any", tree.node_at(path[:-1]))
    own = (key.value.strip() for key, _ in holder.value if key.id == "scalar")
    return holder.id == "mapping" and str(path[-1]) not in own


def _copied(text: str, tree: Tree, alias: Anchor) -> str:
    """Write a value in the place of an alias; a comment behind it stays on its line."""
    value, places = at(tree.data, alias.path), Places(text, tree)
    if places.is_in_brackets(alias.path):
        return text[: alias.start] + flow(value) + text[alias.end :]
    end = places.line_end(alias.end)
    rest = text[alias.end : end]
    line = rest.rstrip("\r\n")
    head, body = written(value, places.indent(alias.path))
    lines = "".join(f"{places.end}{one}" for one in body)
    before = text[: alias.start] if head else text[: alias.start].rstrip(" ")
    return f"{before}{head}{line}{lines}{rest[len(line) :]}{text[end:]}"


def _referred(text: str, tree: Tree, path: Path) -> str | None:
    """Give every other place of a value a copy, and take away the anchors that nobody uses."""
    made: str | None = text
    for other in twins_of(tree).get(path, ()):
        if made is not None and other != path:
            made = split(made, other)
    if made is None or made == text:
        return None
    marks = [*anchors_of(made)]
    used = {one.name for one in marks if one.alias}
    idle = [one for one in marks if not one.alias and one.name not in used]
    for one in reversed([one for one in idle if one.path == path[: len(one.path)]]):
        found = ANCHOR.match(made, one.start)
        made = made[: one.start] + made[found.end() if found else one.start :]
    return made
