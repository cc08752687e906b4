"""From the location that pydantic gives to the path in the data, and to words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.reading.scalars import shown
from generator.reading.tree import Branch, Value, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Path: TypeAlias = tuple[str | int, ...]
NAMING = ("名称", "三级指标", "标题")  # the keys whose value tells one item of a list from another


def trace(data: Value, loc: tuple[str | int, ...], wanted: object) -> Path:
    """Return the path of keys and indices that a location stands for.

    A location also holds tags of unions, which are no steps in the data but may bear the name of
    a key. The right reading is the one that ends at the very value that was refused.
    """
    readings = list(_readings(data, loc))
    exact = (path for path, value in readings if _same(value, wanted))
    return next(exact, readings[0][0])


def path_of(data: Value, wanted: Branch) -> Path | None:
    """Return the path that leads to a mapping, searched for where something is to be said of it."""
    if data is wanted:
        return ()
    steps: Iterable[tuple[str | int, Value]] = ()
    if isinstance(data, Branch):
        steps = data.items()
    elif isinstance(data, list):
        steps = enumerate(data)
    for step, value in steps:
        rest = path_of(value, wanted) if isinstance(value, dict | list) else None
        if rest is not None:
            return (step, *rest)
    return None


def _readings(data: Value, loc: tuple[str | int, ...]) -> Iterator[tuple[Path, Value]]:
    if not loc:
        yield (), data
        return
    step, rest = loc[0], loc[1:]
    if _has(data, step):
        for path, value in _readings(below(data, step), rest):
            yield (step, *path), value
        if not isinstance(data, Branch):
            return  # an index is never the tag of a union
    yield from _readings(data, rest)


def _has(data: Value, step: str | int) -> bool:
    if isinstance(data, Branch):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def _same(value: Value, wanted: object) -> bool:
    """Tell whether this was refused; a mapping may have been without its blanks by then."""
    if isinstance(value, Branch) and isinstance(wanted, dict):
        return all(value.get(key) is item for key, item in wanted.items())
    return value is wanted


def describe(path: Path, data: Value) -> str:
    """Write a path as 项目第2项“日常运转经费”的资金, an empty one as the file."""
    words, value = "", data
    for step in path:
        value = below(value, step)
        if isinstance(step, int):
            words += f"第{step + 1}项{_name(value)}"
        else:
            words += f"的{step}" if words else step
    return words or "文件"


def field_name(path: Path) -> str:
    """Return the name of what a path ends at: a key, or an item of the list under a key."""
    if not path:
        return "整个文件"
    last = path[-1]
    return last if isinstance(last, str) else f"{field_name(path[:-1])}第{last + 1}项"


def _name(value: Value) -> str:
    if not isinstance(value, Branch):
        return ""
    names = (value.get(key) for key in NAMING)
    return next((f"“{shown(name)}”" for name in names if isinstance(name, str)), "")
