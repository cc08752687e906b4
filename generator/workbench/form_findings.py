"""Findings at the parts that they are about: at the field, or at what it would stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.authoring.certain_edits import edit_for
from generator.checking import is_opinion
from generator.reading.tree_places import path_at
from generator.workbench.form_parts import Said

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from generator.diagnostics import Diagnostic
    from generator.reading import Tree
    from generator.reading.path import Path
    from generator.workbench.form_parts import Part

QUOTED = patterns.compile("“(.+?)”")


def key_of(one: Diagnostic) -> str:
    """Return what tells a finding from the others of the same text."""
    place = one.position
    facts = "|".join(f"{name}={value}" for name, value in sorted(one.facts.items()))
    return f"{one.code}:{place.line if place else 0}:{place.column if place else 0}:{facts}"


def is_certain(one: Diagnostic, tree: Tree | None) -> bool:
    """Tell whether the right value is certain."""
    return tree is not None and edit_for(one, tree) is not None


def is_answerable(one: Diagnostic, tree: Tree | None) -> bool:
    """Tell whether a reason may be given: it is an opinion about a line of this text."""
    here = one.position is not None and tree is not None and one.position.file == tree.source.name
    return here and bool(one.position and one.position.line) and is_opinion(one)


def said_of(one: Diagnostic, tree: Tree | None) -> Said:
    """Return a finding as it is shown."""
    return Said(
        key_of(one),
        str(one.severity),
        one.code,
        one.message,
        one.hint or "",
        is_certain(one, tree),
        is_answerable(one, tree),
    )


def place_findings(found: Iterable[Diagnostic], tree: Tree, form: Part, *, known: bool) -> None:
    """Put every finding at its part: the nearest one above where its own is not shown.

    Something can be done about them at a click once all of the filing is ``known``.
    """
    parts = {part.path: part for part in _parts(form)}
    for one in found:
        path = _path(one, tree, parts)
        while path not in parts and path:
            path = path[:-1]
        parts[path].findings.append(said_of(one, tree if known else None))


def _path(one: Diagnostic, tree: Tree, parts: Container[Path]) -> Path:
    """Return the path that a finding is about; what is missing is named in its facts."""
    place = one.position
    if place is None or not place.line or place.file != tree.source.name:
        return ()
    path = path_at(tree, place)
    for name in QUOTED.findall(one.facts.get("where", "")):
        path = (*path, name) if (*path, name) in parts else path
    missing = one.facts.get("field")
    return path if missing is None or missing in path[-1:] else (*path, missing)


def _parts(part: Part) -> Iterator[Part]:
    """Yield all parts; of two at one path the later, which is inside, is the nearer."""
    yield part
    for one in part.below:
        yield from _parts(one)
