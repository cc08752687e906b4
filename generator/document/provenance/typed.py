"""Places: of data in the filing, with the way to them in words, and of rules in their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from generator.diagnostics import Position


class Typed(Struct, frozen=True):
    """A place in the filing: the way to it in words, and where it begins."""

    way: str
    line: int
    column: int


def typed_at(way: str, place: Position | None) -> tuple[Typed, ...]:
    """Return a datum with its place, nothing where it has none."""
    return () if place is None else (Typed(way, place.line, place.column),)


def file_and_line(place: Position | None) -> tuple[str, int]:
    """Return the file and the line of a place, nothing where there is none."""
    return (place.file, place.line) if place else ("", 0)
