"""Numbers that were read and will print otherwise than they were typed: 001, .5, +5, -0.

Whether there may be one is seen from the text at once; only then are the records gone through.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.reading.record import Record
from generator.reading.scalars import change
from generator.structs import Struct, astuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

# It begins with what it looks for: the sign before that is far more frequent in a text.
_PERHAPS = patterns.compile(
    r"""[+\-.0](?<=[\s:,\[{"'].)(?:(?<=[0.])[0-9]|(?<=\+)\.?[0-9]|(?<=-)(?:0|\.[0-9]))"""
)
_ODD = patterns.compile(r"[+-]?(?:0[0-9]+|\.[0-9])[0-9.]*|\+[0-9.]+|-0[0.]*")


def odd_numbers(record: Record, text: str) -> Iterator[Diagnostic]:
    """Say of each number that reading has changed how it was read."""
    if _PERHAPS.search(text):
        yield from _below(record, record, (), set())


def _below(
    value: object, owner: Record, path: tuple[str | int, ...], seen: set[int]
) -> Iterator[Diagnostic]:
    """Go through a value; ``path`` leads to it from the keys of its record."""
    if isinstance(value, Decimal | int):
        if path and not isinstance(value, bool):
            yield from _said(value, path, owner)
    elif isinstance(value, Record):
        if id(value) not in seen:
            seen.add(id(value))
            for key, inner in value.values_by_key():
                yield from _below(inner, value, (key,), seen)
    else:
        for step, inner in _parts(value):
            yield from _below(inner, owner, () if step is None else (*path, step), seen)


def _parts(value: object) -> Iterator[tuple[str | int | None, object]]:
    """Yield what a value holds with the step that leads to it, None where none does."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, tuple | list):
        yield from enumerate(value)
    elif isinstance(value, Struct):
        yield from ((None, inner) for inner in astuple(value))


def _said(value: Decimal | int, path: tuple[str | int, ...], owner: Record) -> Iterator[Diagnostic]:
    position = owner.position(*path)
    if position is None:
        return
    start = position.column - 1
    typed = position.excerpt[start : start + position.length].strip(" \t\"'")
    if not _ODD.fullmatch(typed) or (typed.startswith("+") and _may_be_cut(owner, path[0])):
        return
    number = Decimal(value)
    read = f"{number or abs(number):f}"
    yield Diagnostic("M17", {"field": str(path[-1]), "value": typed, "read": read}, position)


def _may_be_cut(owner: Record, key: str | int) -> bool:
    """Tell whether what stands under a key is a change, which may well bear a plus sign."""
    return any(field.alias == key and _reads_changes(field) for field in _fields(owner))


def _fields(owner: Record) -> Iterable[FieldInfo]:
    return type(owner).model_fields.values()


def _reads_changes(field: FieldInfo) -> bool:
    parts = (field, *get_args(field.annotation))
    readers = (one for part in parts for one in getattr(part, "__metadata__", ()))
    return any(getattr(one, "func", None) is change for one in (*field.metadata, *readers))
