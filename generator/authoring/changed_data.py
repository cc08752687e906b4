"""Plain data as they should be after an edit: what the text of the edit is held to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from generator.reading.path import Path

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain] | None"


def put(data: Plain, path: Path, value: Plain) -> Plain:
    """Return data with a value at a path; what leads to it is made."""
    if not path:
        return value
    step, inner = path[0], put(_below(data, path[0]), path[1:], value)
    if isinstance(step, str):
        if data and not isinstance(data, Mapping):
            raise TypeError(step)
        return {**(data if isinstance(data, Mapping) else {}), step: inner}
    items = _items(data)
    if step > len(items):
        raise IndexError(step)
    return [*items[:step], inner, *items[step + 1 :]]


def added(data: Plain, path: Path, index: int, value: Plain) -> Plain:
    """Return data with an item more in the list at a path; what else is there gives way."""
    held = at(data, path)
    items = [] if isinstance(held, str) and not held.strip() else _items(held)
    if not 0 <= index <= len(items):
        raise IndexError(index)
    return put(data, path, [*items[:index], value, *items[index:]])


def dropped(data: Plain, path: Path) -> Plain:
    """Return data without what is at a path."""
    *above, step = path
    holder = at(data, (*above,))
    if isinstance(holder, Mapping):
        left: Plain = {key: one for key, one in holder.items() if key != step}
    else:
        items = _items(holder)
        left = [*items[: int(step)], *items[int(step) + 1 :]]
    if _size(left) == _size(holder):
        raise LookupError(step)
    return put(data, (*above,), left)


def moved(data: Plain, path: Path, index: int) -> Plain:
    """Return data with the item at a path at another index."""
    *above, step = path
    item = at(data, path)
    if not 0 <= index < _size(at(data, (*above,))):
        raise IndexError(index)
    return added(dropped(data, (*above, int(step))), (*above,), index, item)


def at(data: Plain, path: Path) -> Plain:
    """Return what is at a path, None where it leads nowhere."""
    for step in path:
        data = _below(data, step)
    return data


def _below(data: Plain, step: str | int) -> Plain:
    if isinstance(data, Mapping):
        return data.get(str(step))
    if isinstance(step, str) or data is None or isinstance(data, str):
        return None
    return data[step] if 0 <= step < len(data) else None


def like(one: Plain, other: Plain) -> bool:
    """Tell whether data are the same: what is empty is nothing, and keys have no order."""
    return _bare(one) == _bare(other)


def _items(value: Plain) -> Sequence[Plain]:
    if value is None:
        return []
    if isinstance(value, str | Mapping):
        raise TypeError(value)
    return value


def _size(value: Plain) -> int:
    return 0 if value is None or isinstance(value, str) else len(value)


def _bare(value: Plain) -> object:
    if isinstance(value, Mapping):
        return {str(key): _bare(one) for key, one in value.items()} or None
    if isinstance(value, str):
        return value or None
    return None if value is None else [_bare(one) for one in value] or None
