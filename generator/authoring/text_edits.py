"""Edits of a filing's text: one value put, one row added, moved or dropped, all else left as it is.

An edit is made in the text itself and proved by reading the text again: the data differ as asked
and nowhere else, or there is no edit. So comments, order and spelling survive, and what is odd
about a text is never spread.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from generator.authoring.changed_data import added, dropped, like, moved, put
from generator.authoring.edited_text import EditedText
from generator.authoring.shared_values import places_of, twins_of
from generator.authoring.text_places import read_exactly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.authoring.changed_data import Plain
    from generator.reading import Tree
    from generator.reading.path import Path


def put_value(
    text: str, path: Path, value: Plain, order: Sequence[str] = (), *, together: bool = False
) -> str | None:
    """Return the text with a value at a path, None where that cannot be done.

    Keys that are not there yet are made; the first of them goes where ``order`` has it among the
    keys beside it. None empties a value. Where a value stands in several places by an alias, an
    edit is made in all of them ``together``, or not at all.
    """
    return _proved(
        text,
        _Edit(
            path,
            lambda data, one: put(data, one, value),
            lambda sheet, one: sheet.put(one, value, order),
            len(path) if together else 0,
        ),
    )


def add_item(
    text: str, path: Path, index: int, value: Plain, *, together: bool = False
) -> str | None:
    """Return the text with an item put into the list at a path, None where that cannot be done."""
    return _proved(
        text,
        _Edit(
            path,
            lambda data, one: added(data, one, index, value),
            lambda sheet, one: sheet.add(one, index, value),
            len(path) if together else 0,
        ),
    )


def drop(text: str, path: Path, *, together: bool = False) -> str | None:
    """Return the text without a key or an item, None where that cannot be done."""
    return _proved(
        text,
        _Edit(
            path,
            dropped,
            lambda sheet, one: sheet.drop(one),
            len(path) - 1 if together else 0,
        ),
    )


def move_item(text: str, path: Path, index: int, *, together: bool = False) -> str | None:
    """Return the text with the item at a path moved to another index of its list."""
    return _proved(
        text,
        _Edit(
            path,
            lambda data, one: moved(data, one, index),
            lambda sheet, one: sheet.move(one, index),
            len(path) - 1 if together else 0,
        ),
    )


class _Edit(NamedTuple):
    """An edit at a path: of the data, of the text; ``shared`` steps of it lead to what it edits."""

    path: Path
    change: Callable[[Plain, Path], Plain]
    edit: Callable[[EditedText, Path], str | None]
    shared: int

    def places(self, tree: Tree) -> tuple[Path, ...]:
        """Return all places that are edited at once, the one that is written first."""
        return places_of(twins_of(tree) if self.shared else {}, self.path, self.shared)


def _proved(text: str, edit: _Edit) -> str | None:
    """Return what an edit makes of a text, if the text is read as it should be afterwards."""
    tree = read_exactly(text)
    if tree is None:
        return None
    places = edit.places(tree)
    try:
        before: Plain = tree.data
        wanted = reduce(edit.change, places, before)
        made = edit.edit(EditedText(text, tree), places[0])
    except (LookupError, TypeError, ValueError):  # a path that leads nowhere, an odd place
        return None
    after = None if made is None else read_exactly(made)
    return made if after is not None and like(after.data, wanted) else None
