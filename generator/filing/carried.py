"""What becomes of a key when a filing is carried over into another one; the models say it.

Two ways lead from one filing to another: last year's into this year, and the declaration (申报)
into the self-assessment of the same year. Each field of the models bears one ``Carried``; only
below a key that is emptied, or a table of names, there is nothing left to say.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from generator.reading import Record
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Fate(Enum):
    """What becomes of one value."""

    KEPT = auto()  # a standing fact, or what was planned
    EMPTIED = auto()  # the year's own: it goes, and the key waits for the new one
    NAMES = auto()  # a table: the names of its rows stay and the figures go
    MOVED = auto()  # it becomes the figure of the year before, and goes
    RECEIVED = auto()  # the figure of the year before: what is moved comes to stand here
    STATED = auto()  # what the new file is ordered to be
    INSIDE = auto()  # the records below say it, key by key


class Carried(Struct, frozen=True):
    """What becomes of a key next year and in the self-assessment made of a declaration.

    ``to`` is the key to which a value is moved.
    """

    next_year: Fate
    self_assessment: Fate
    to: str = ""


STANDING = Carried(Fate.KEPT, Fate.KEPT)
STATED = Carried(Fate.STATED, Fate.STATED)
PLANNED = Carried(Fate.EMPTIED, Fate.KEPT)
RESULT = Carried(Fate.EMPTIED, Fate.EMPTIED)
PLANNED_TABLE = Carried(Fate.NAMES, Fate.KEPT)
RESULT_TABLE = Carried(Fate.NAMES, Fate.NAMES)
OF_LAST_YEAR = Carried(Fate.RECEIVED, Fate.KEPT)
INSIDE = Carried(Fate.INSIDE, Fate.INSIDE)


def moved(to: str, self_assessment: Fate = Fate.KEPT) -> Carried:
    """Say that next year a value becomes that of the year before."""
    return Carried(Fate.MOVED, self_assessment, to)


class Below(Struct, frozen=True):
    """The records under a key; ``named`` if they, or lists of them, stand under names."""

    model: type[Record]
    named: bool


@cache
def carried_keys(model: type[Record]) -> Mapping[str, Carried]:
    """Return what the fields of a model say, by Chinese key."""
    said = (
        (field.alias or name, one)
        for name, field in model.model_fields.items()
        for one in field.metadata
        if isinstance(one, Carried)
    )
    return dict(said)


@cache
def below(model: type[Record], key: str) -> Below:
    """Return which records stand under a key."""
    field = next(one for one in model.model_fields.values() if one.alias == key)
    parts = list(_parts(field.annotation))
    records = (one for one in parts if isinstance(one, type) and issubclass(one, Record))
    return Below(next(records), dict in parts)


def _parts(annotation: object) -> Iterator[object]:
    """Yield all types that an annotation is made of."""
    origin = get_origin(annotation)
    if origin is None:
        yield annotation
    else:
        yield origin
        for part in get_args(annotation)[: 1 if origin is Annotated else None]:
            yield from _parts(part)
