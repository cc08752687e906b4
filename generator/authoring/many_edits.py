"""Many edits of one text at once: a paste of hundreds of cells is read and proved only a few times.

Edits are made from the end of the text to its beginning, so that the places before them stay what
they were. What comes of it is proved as one edit is; where the proof fails they are made one by
one, each with a proof of its own. A value that stands in several places by an alias changes in all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.authoring.changed_data import added, at, like, put
from generator.authoring.edited_text import EditedText
from generator.authoring.shared_values import places_of, twins_of
from generator.authoring.text_edits import add_item, put_value
from generator.authoring.text_places import Places, read_exactly

if TYPE_CHECKING:
    from generator.authoring.changed_data import Plain
    from generator.reading import Tree
    from generator.reading.path import Path

Order: TypeAlias = Callable[["Path"], Sequence[str]]
Cell: TypeAlias = tuple["Path", "str | None"]
ODD = (LookupError, TypeError, ValueError)  # a path that leads nowhere, an odd place


def put_cells(text: str, cells: Sequence[Cell], order: Order) -> str | None:
    """Return the text with a value at each of these paths, None where that cannot be done."""
    made = _at_once(text, cells, order)
    if made is not None:
        return made
    made = text
    for path, value in cells:
        made = None if made is None else _one_put(made, path, value, order)
    return made


def add_rows(text: str, path: Path, rows: Sequence[Plain]) -> str | None:
    """Return the text with rows more at the end of a list that has some."""
    tree = read_exactly(text)
    held = None if tree is None else at(tree.data, path)
    if tree is None or not isinstance(held, list):
        return None
    try:
        made = _rows_at_once(text, tree, path, rows, len(held))
    except ODD:
        made = None
    for number, row in enumerate(rows if made is None else ()):
        before = text if made is None else made
        made = add_item(before, path, len(held) + number, row, together=True)
        if made is None:
            return None
    return made


def _rows_at_once(
    text: str, tree: Tree, path: Path, rows: Sequence[Plain], size: int
) -> str | None:
    """Add the last row first: each goes right behind what was there, before those added."""
    places, twins = Places(text, tree), places_of(twins_of(tree), path, len(path))
    last = places.item_ends(places.node(path))[-1] == len(text)
    ended = text + places.end if last and not text.endswith(("\n", "\r")) else text
    made: str | None = ended
    sheet = EditedText(ended, tree)
    for row in reversed(rows):
        made = None if made is None else sheet.add(twins[0], size, row)
        sheet.goes_on_in(made or "")
    return _proved(made, _with_rows(tree.data, twins, rows, size))


def _with_rows(data: Plain, twins: Sequence[Path], rows: Sequence[Plain], size: int) -> Plain:
    for path in twins:
        for number, row in enumerate(rows):
            data = added(data, path, size + number, row)
    return data


def _one_put(text: str, path: Path, value: str | None, order: Order) -> str | None:
    tree = read_exactly(text)
    if tree is None:
        return None
    known = Places(text, tree).known(path)
    if value is None and known < len(path):
        return text
    return put_value(text, path, value, order(path[:known]), together=True)


def _at_once(text: str, cells: Sequence[Cell], order: Order) -> str | None:
    """Put values that are there first, then one new key a row as often as it takes."""
    tree = read_exactly(text)
    if tree is None:
        return None
    twins = twins_of(tree)
    puts = [_Put(places_of(twins, path, len(path)), path, value) for path, value in cells]
    try:
        wanted = _wanted(tree.data, puts)
        made: str | None = text
        left = [*{one.place: one for one in puts}.values()]
        while left and made is not None:
            made, fewer = _pass(made, left, order)
            made, left = (None if len(fewer) == len(left) else made), fewer
    except ODD:
        return None
    return _proved(made, wanted)


class _Put(NamedTuple):
    """A value that is put: all places that it has, the path that was asked for."""

    places: tuple[Path, ...]
    asked: Path
    value: str | None

    @property
    def place(self) -> Path:
        """Where it is written."""
        return self.places[0]


def _wanted(data: Plain, puts: Sequence[_Put]) -> Plain:
    for one in puts:
        for path in one.places:
            if one.value is not None or at(data, path) is not None:
                data = put(data, path, one.value)
    return data


def _pass(text: str, puts: Sequence[_Put], order: Order) -> tuple[str | None, list[_Put]]:
    """Make the edits that one reading of the text allows; return those that are left.

    Of several new keys of a row the first is made, so that they stand as if made one by one.
    """
    tree = read_exactly(text)
    if tree is None:
        return None, []
    places, sheet = Places(text, tree), EditedText(text, tree)
    now = _apart([(one.place[: places.known(one.place)], one) for one in puts])
    done = {one.place for _, one in now}
    made: str | None = text
    for upto, one in sorted(now, key=lambda pair: _start(places, pair[0]))[::-1]:
        if made is not None and (one.value is not None or upto == one.place):
            keys = order(one.asked[: places.known(one.asked)])
            made = sheet.put(one.place, one.value, keys)
            sheet.goes_on_in(made or "")
    return made, [one for one in puts if one.place not in done]


def _apart(known: Sequence[tuple[Path, _Put]]) -> list[tuple[Path, _Put]]:
    """Return the edits none of which is inside what another one is made in."""
    there = [(upto, one) for upto, one in known if upto == one.place]
    now = there or [*{upto: (upto, one) for upto, one in reversed(known)}.values()]
    above = {upto[:taken] for upto, _ in now for taken in range(len(upto))}
    return [(upto, one) for upto, one in now if upto not in above]


def _start(places: Places, path: Path) -> int:
    return places.span(places.node(path))[0]


def _proved(text: str | None, wanted: Plain) -> str | None:
    after = None if text is None else read_exactly(text)
    return text if after is not None and like(after.data, wanted) else None
