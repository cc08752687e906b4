"""What somebody does in a form, as edits of the filing's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.authoring.changed_data import at
from generator.authoring.many_edits import add_rows, put_cells
from generator.authoring.shared_values import split
from generator.authoring.text_edits import add_item, drop, move_item, put_value
from generator.authoring.text_places import read_exactly
from generator.authoring.waiving import unwaived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.authoring.changed_data import Plain
    from generator.authoring.many_edits import Cell
    from generator.reading.path import Path

    Order = Callable[[Path], Sequence[str]]

MOST_CELLS = 4000  # of one paste


class RequestError(ValueError):
    """What was sent is no edit."""


class TooManyCellsError(ValueError):
    """More cells were pasted than can be put in at once."""


def edited(text: str, edit: object, order: Order) -> str | None:
    """Return a text with an edit made, None where that can only be done in the text itself.

    ``order`` gives the keys of a record in the order that new ones are put in.
    """
    do = edit.get("do") if isinstance(edit, dict) else None
    if not isinstance(edit, dict) or not isinstance(do, str) or do not in DOING:
        raise RequestError(edit)
    return DOING[do](text, edit, order)


def _put(text: str, edit: dict[str, Any], order: Order) -> str | None:
    return _value_put(text, _path(edit), _text(edit, "value"), order)


def _value_put(text: str, path: Path, value: Plain, order: Order) -> str | None:
    """Put a value; an empty one leaves a key that is not there where it is not."""
    data = _data(text)
    known = next(taken for taken in range(len(path), -1, -1) if _has(data, path[:taken]))
    if value is None and known < len(path):
        return text
    return put_value(text, path, value, order(path[:known]), together=True)


def _lines(text: str, edit: dict[str, Any], order: Order) -> str | None:
    """Put a list of texts, of which only those that differ are written anew."""
    path = _path(edit)
    said = _text(edit, "value") or ""
    wanted = [line.strip() for line in said.split("\n") if line.strip()]
    held = at(_data(text), path)
    before = list(held) if isinstance(held, list) else []
    if not before or not wanted:
        return _value_put(text, path, wanted or None, order)
    same = _same(before, wanted)
    tail = _same(before[same:][::-1], wanted[same:][::-1])
    old, new = len(before) - same - tail, wanted[same : len(wanted) - tail]
    return _items(text, (*path,), same, old, new)


def _items(text: str, path: Path, start: int, old: int, new: Sequence[str]) -> str | None:
    """Write items in the place of ``old`` others."""
    made: str | None = text
    for number, one in enumerate(new):
        if made is None:
            return None
        place = start + number
        if number < old:
            made = put_value(made, (*path, place), one, together=True)
        else:
            made = add_item(made, path, place, one, together=True)
    for _ in range(max(old - len(new), 0)):
        made = None if made is None else drop(made, (*path, start + len(new)), together=True)
    return made


def _same(one: Sequence[Plain], other: Sequence[Plain]) -> int:
    pairs = zip(one, other, strict=False)
    return next((at_ for at_, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _add_row(text: str, edit: dict[str, Any], order: Order) -> str | None:
    """Add an empty row, whose columns are those of its table, at the end or behind another."""
    path = _path(edit)
    row: Plain = dict.fromkeys(_texts(edit, "columns"))
    held = at(_data(text), path)
    size = len(held) if isinstance(held, list) else 0
    if not size:
        return _value_put(text, path, [row], order)
    return add_item(text, path, size, row, together=True)


def _name(text: str, edit: dict[str, Any], order: Order) -> str | None:
    """Add a name of the unit's own choice, with nothing under it or with empty columns."""
    path, name = _path(edit), (_text(edit, "name") or "").strip()
    if not name or "\n" in name:
        raise RequestError(edit)
    if _has(_data(text), (*path, name)):
        return text
    row: Plain = dict.fromkeys(_texts(edit, "columns")) or None
    return put_value(text, (*path, name), row, order(path), together=True)


def _drop(text: str, edit: dict[str, Any], _order: Order) -> str | None:
    path = _path(edit)
    if not path:
        raise RequestError(edit)
    return drop(text, path, together=True)


def _move(text: str, edit: dict[str, Any], _order: Order) -> str | None:
    path, by = _path(edit), edit.get("by")
    if by not in (-1, 1) or not path or not isinstance(path[-1], int):
        raise RequestError(edit)
    return move_item(text, path, path[-1] + by, together=True)


def _split(text: str, edit: dict[str, Any], _order: Order) -> str | None:
    """Write a value for itself that stands elsewhere too."""
    path = _path(edit)
    if not path:
        raise RequestError(edit)
    return split(text, path)


def _unwaive(text: str, edit: dict[str, Any], _order: Order) -> str | None:
    """Take back a reason that the file gives against a finding."""
    line, _, column = (_text(edit, "place") or "").partition(":")
    return unwaived(text, int(line), int(column))


def _paste(text: str, edit: dict[str, Any], order: Order) -> str | None:
    """Fill the cells of a table from one on, and add the rows that there are more."""
    path, columns, rows = _path(edit), _texts(edit, "columns"), edit.get("cells")
    first, names = edit.get("row"), edit.get("names")
    if not isinstance(rows, list) or type(first) is not int or first < 0:
        raise RequestError(edit)
    if sum(len(one) for one in rows if isinstance(one, list)) > MOST_CELLS:
        raise TooManyCellsError
    start = columns.index(_text(edit, "column") or "")
    held = at(_data(text), path)
    size = len(held) if isinstance(held, list) else 0
    cells: list[Cell] = []
    new: list[Plain] = []
    for number, row in enumerate(rows):
        filled = dict(zip(columns[start:], _cells(row), strict=False))
        below = _row_path(path, names, first + number)
        if below is None:
            break
        if below[:-1] == path and isinstance(below[-1], int) and below[-1] >= size:
            new.append({key: filled.get(key) for key in columns})
        else:
            cells.extend(((*below, key), value) for key, value in filled.items())
    made = put_cells(text, cells, order)
    return made if made is None or not new else _rows_added(made, path, new, order)


def _rows_added(text: str, path: Path, rows: Sequence[Plain], order: Order) -> str | None:
    has_some = bool(at(_data(text), path))
    return add_rows(text, path, rows) if has_some else _value_put(text, path, rows, order)


def leaves_out(edit: object) -> bool:
    """Tell whether an edit that was made is a paste of more columns or rows than the table has."""
    if not isinstance(edit, dict) or edit.get("do") != "paste":
        return False
    room = len(edit["columns"]) - edit["columns"].index(edit["column"].strip())
    names = edit.get("names")
    rows = len(names) - edit["row"] if isinstance(names, list) else len(edit["cells"])
    beyond = [
        *edit["cells"][max(rows, 0) :],
        *(row[room:] for row in edit["cells"][: max(rows, 0)]),
    ]
    return any(cell.strip() for row in beyond for cell in row)


def _row_path(table: Path, names: object, at_: int) -> Path | None:
    """Return the path of a row: of a counted one, or of one that the page names."""
    if not isinstance(names, list):
        return (*table, at_)
    return _checked(names[at_]) if at_ < len(names) else None


def _cells(row: object) -> Iterator[str | None]:
    if not isinstance(row, list):
        raise RequestError(row)
    for one in row:
        if not isinstance(one, str):
            raise RequestError(row)
        yield one.strip() or None


DOING: dict[str, Callable[[str, dict[str, Any], Order], str | None]] = {
    "put": _put,
    "lines": _lines,
    "add": _add_row,
    "name": _name,
    "drop": _drop,
    "move": _move,
    "paste": _paste,
    "split": _split,
    "unwaive": _unwaive,
}


def _path(edit: dict[str, Any]) -> Path:
    return _checked(edit.get("path"))


def _checked(path: object) -> Path:
    """Read a path that a page sends."""
    if not isinstance(path, list) or not all(
        isinstance(step, str) or (type(step) is int and step >= 0) for step in path
    ):
        raise RequestError(path)
    return tuple(path)


def paths_of(given: object) -> tuple[Path, ...]:
    """Read several paths that a page sends."""
    if not isinstance(given, list):
        raise RequestError(given)
    return tuple(map(_checked, given))


def _text(edit: dict[str, Any], key: str) -> str | None:
    value = edit.get(key)
    if not isinstance(value, str):
        raise RequestError(edit)
    return value.strip() or None


def _texts(edit: dict[str, Any], key: str) -> list[str]:
    given = edit.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise RequestError(edit)
    return given


def _data(text: str) -> Plain:
    tree = read_exactly(text)
    return None if tree is None else tree.data


def _has(data: Plain, path: Path) -> bool:
    """Tell whether a path leads somewhere, be it to nothing."""
    if not path:
        return True
    holder = at(data, path[:-1])
    step = path[-1]
    if isinstance(step, int):
        return isinstance(holder, list) and step < len(holder)
    return isinstance(holder, dict) and step in holder
