"""Edits of a filing's text: one value put, one row added, moved or dropped, all else left as it is.

An edit is made in the text itself and proved by reading the text again: the data differ as asked
and nowhere else, or there is no edit. So comments, order and spelling survive, and what is odd
about a text is never spread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.changed_data import added, dropped, like, moved, put
from generator.authoring.edited_text import EditedText
from generator.authoring.text_places import read_exactly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.authoring.changed_data import Plain
    from generator.reading.path import Path


def put_value(text: str, path: Path, value: Plain, order: Sequence[str] = ()) -> str | None:
    """Return the text with a value at a path, None where that cannot be done.

    Keys that are not there yet are made; the first of them goes where ``order`` has it among the
    keys beside it. None empties a value.
    """
    return _proved(
        text, lambda data: put(data, path, value), lambda sheet: sheet.put(path, value, order)
    )


def add_item(text: str, path: Path, index: int, value: Plain) -> str | None:
    """Return the text with an item put into the list at a path, None where that cannot be done."""
    return _proved(
        text,
        lambda data: added(data, path, index, value),
        lambda sheet: sheet.add(path, index, value),
    )


def drop(text: str, path: Path) -> str | None:
    """Return the text without a key or an item, None where that cannot be done."""
    return _proved(text, lambda data: dropped(data, path), lambda sheet: sheet.drop(path))


def move_item(text: str, path: Path, index: int) -> str | None:
    """Return the text with the item at a path moved to another index of its list."""
    return _proved(
        text, lambda data: moved(data, path, index), lambda sheet: sheet.move(path, index)
    )


def _proved(
    text: str, change: Callable[[Plain], Plain], edit: Callable[[EditedText], str | None]
) -> str | None:
    """Return what an edit makes of a text, if the text is read as it should be afterwards."""
    tree = read_exactly(text)
    if tree is None:
        return None
    try:
        wanted = change(tree.data)
        made = edit(EditedText(text, tree))
    except (LookupError, TypeError, ValueError):  # a path that leads nowhere, an odd place
        return None
    after = None if made is None else read_exactly(made)
    return made if after is not None and like(after.data, wanted) else None
