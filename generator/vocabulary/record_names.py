"""A record of the filing as templates name it: its own keys, its values typed.

The keys and kinds are the model's, looked up once for each class: a key that is added to the model
can be named in every template at once.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from generator.reading import Record, scalars
from generator.templating.entries import Entries
from generator.templating.typed_figure import Figure
from generator.templating.typed_values import Money, PictureName, Points, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from pydantic.fields import FieldInfo

    from generator.vocabulary.content import Content

POINTS = frozenset({"分值", "批复分值", "自评得分", "复核得分", "执行得分"})
"""Keys whose numbers are points; all other amounts are money."""

FIGURES = frozenset({"业务数据", "数据"})
"""Keys below which a unit writes figures with their units."""

FILES = frozenset({"印章", "文件"})
"""Keys that name a picture file."""


class Key(NamedTuple):
    """A key of a record, the attribute that holds it, what types its value if anything must."""

    attribute: str
    name: str
    typed: Callable[[Any], object] | None


def names_of(record: Record, only: Collection[str] = (), without: Collection[str] = ()) -> Content:
    """Return what was filled in by its keys; what was not is None."""
    held = vars(record)
    return {
        name: held[attribute] if typed is None else typed(held[attribute])
        for attribute, name, typed in _chosen(type(record), tuple(only), tuple(without))
    }


@cache
def _chosen(
    model: type[Record], only: tuple[str, ...], without: tuple[str, ...]
) -> tuple[Key, ...]:
    keys = keys_of(model)
    return tuple(one for one in keys if (not only or one.name in only) and one.name not in without)


@cache
def keys_of(model: type[Record]) -> tuple[Key, ...]:
    """Return the keys of a record in the order of its model."""
    return tuple(
        Key(name, field.alias or name, _typing(field)) for name, field in model.model_fields.items()
    )


def _typing(field: FieldInfo) -> Callable[[Any], object] | None:
    """Return what makes a value of a field the kind that templates know; None where it is that."""
    key = field.alias or ""
    if key in FIGURES:
        return _figures
    if key in FILES:
        return _each(PictureName)
    parts = made_of(field)
    if key in POINTS:
        return _each(Points)
    if parts & {scalars.amount, scalars.change}:
        return _each(Money)
    if parts & {scalars.number, scalars.size}:
        return _each(Typed)
    deep = any(one is dict or (isinstance(one, type) and issubclass(one, Record)) for one in parts)
    return _nested if deep else None


def made_of(field: FieldInfo) -> frozenset[object]:
    """Return what a field's type is made of: classes, and the functions that read its scalars."""
    readers = (getattr(one, "func", None) for one in field.metadata)
    return frozenset((*readers, *_parts(field.annotation)))


def _parts(annotation: object) -> Iterator[object]:
    yield get_origin(annotation) or annotation
    yield from (getattr(one, "func", None) for one in getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        yield from _parts(part)


def _each(kind: Callable[[Any], object]) -> Callable[[object], object]:
    """Return what types a number, or every number of a mapping."""

    def typed(value: object) -> object:
        if value is None:
            return None
        if isinstance(value, Decimal):
            return kind(value)
        if isinstance(value, dict):
            return Entries({name: typed(one) for name, one in value.items()})
        return _nested(value) if isinstance(value, Record) else kind(value)

    return typed


def _nested(value: object) -> object:
    """Go down into records, lists and mappings; other values are what they are."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict):
        return Entries({name: _nested(one) for name, one in value.items()})
    if isinstance(value, tuple):
        deep = any(isinstance(one, Record) for one in value)
        return [_nested(one) for one in value] if deep else value
    return names_of(value) if isinstance(value, Record) else value


def _figures(value: object) -> object:
    return figures_of(value if isinstance(value, dict) else {})


def figures_of(given: Mapping[str, str | None]) -> Entries:
    """Return the figures that were filled in: a key left blank is none, and no list holds it."""
    return Entries({name: Figure(text) for name, text in given.items() if text and text.strip()})
