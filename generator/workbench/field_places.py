"""Where the parts of a form stand in the text: so a field leads to what it prints, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.changed_data import at
from generator.workbench.form_parts import Field, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.diagnostics import Position
    from generator.reading import Tree
    from generator.workbench.form_parts import Part


def add_places(parts: Iterable[Part], tree: Tree) -> None:
    """Tell every part where it stands: a value where it begins, a list of texts where each does.

    A group stands where its name does; a row is shown by its cells.
    """
    for part in parts:
        if part.path and not isinstance(part, Row):
            part.places = tuple(map(place_of, _positions(part, tree)))


def place_of(position: Position) -> str:
    """Return a place as the page knows it: 12:5."""
    return f"{position.line}:{position.column}"


def _positions(part: Part, tree: Tree) -> Iterator[Position]:
    held = at(tree.data, part.path)
    if held in (None, "", {}, []):
        return
    if isinstance(part, Field) and isinstance(held, list):
        yield from (tree.position(*part.path, number) for number in range(len(held)))
    else:
        yield tree.position(*part.path, of="value" if isinstance(part, Field) else "key")
