"""Repairs of a text in a copy: only so that reading can go on, never written back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.source import Shift
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Repair(Struct, frozen=True, order=True):
    """The replacement of the characters from ``start`` to ``stop`` of a line."""

    start: int
    stop: int
    new: str


def quoted(text: str, start: int) -> Iterator[Repair]:
    """Return the repairs that put single quotes around everything from ``start`` on."""
    end = len(text.rstrip())
    yield Repair(start, start, "'")
    yield from (Repair(at, at, "'") for at in range(start, end) if text[at] == "'")
    yield Repair(end, end, "'")


def apply(
    lines: Sequence[str], repairs: Mapping[int, Sequence[Repair]]
) -> tuple[str, dict[int, tuple[Shift, ...]]]:
    """Return the repaired text, and by line how far its columns moved."""
    repaired, shifts = list(lines), {}
    for number, wanted in repairs.items():
        ordered = sorted(wanted)
        repaired[number] = _line(lines[number], ordered)
        shifts[number] = tuple(
            Shift(one.start, len(one.new) - (one.stop - one.start)) for one in ordered
        )
    return "\n".join(repaired), shifts


def _line(text: str, ordered: Sequence[Repair]) -> str:
    parts, done = [], 0
    for one in ordered:
        parts += [text[done : one.start], one.new]
        done = max(done, one.stop)
    return "".join((*parts, text[done:]))
