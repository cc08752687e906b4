"""What is worked out once for all that ask: of a case, or of what many cases have in common."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.scoring.case import Case

T = TypeVar("T")


def once_a_case(make: Callable[[Case], T]) -> Callable[[Case], T]:
    """Keep what was made of a case with the case: a dozen checks look at its rows."""

    @wraps(make)
    def kept(case: Case) -> T:
        try:
            return cast("T", case.kept[make])
        except KeyError:
            made = case.kept[make] = make(case)
            return made

    return kept


class Same(Generic[T]):
    """Keeps one alive and is equal to itself alone; comparing whole filings would cost more."""

    __slots__ = ("one",)

    def __init__(self, one: T) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.one is self.one
