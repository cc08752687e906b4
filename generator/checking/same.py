"""A value as the key of what was worked out of it: the same one, not one that is alike."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
V = TypeVar("V")


def worked_out_once(make: Callable[[T], V]) -> Callable[[T], V]:
    """Keep what was made of the last value, for all that ask about one in turn.

    A dozen checks look at the rows of a case: looking its parts up must cost nothing.
    """
    kept: list[tuple[T, V]] = []

    @wraps(make)
    def found(one: T) -> V:
        if kept and kept[0][0] is one:
            return kept[0][1]
        made = make(one)
        kept[:] = [(one, made)]
        return made

    return found


class Same(Generic[T]):
    """Keeps one alive and is equal to itself alone; comparing whole filings would cost more."""

    __slots__ = ("one",)

    def __init__(self, one: T) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.one is self.one
