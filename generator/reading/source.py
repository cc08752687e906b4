"""The text of a file under the name it is shown by, and positions in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from generator import patterns
from generator.diagnostics import Position
from generator.reading import limits
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

LINE_END = patterns.compile(r"\r\n|\r|\n")


class Mark(Protocol):
    """A place as PyYAML gives it: line and column from 0, in characters."""

    line: int
    column: int


class Shift(Struct, frozen=True):
    """A repair that moved the rest of a line, from ``column`` on, by ``by`` to the right."""

    column: int
    by: int


class Source(Struct, frozen=True, dict=True):
    """A text as the user wrote it.

    A text with well-known mistakes is composed from a repaired copy, so that its other mistakes
    come out in the same run; ``shifts`` lead from columns of the copy back to what the user sees.
    """

    name: str
    text: str
    shifts: Mapping[int, tuple[Shift, ...]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, split only when the first position is asked for."""
        plain = "\r" not in self.text  # what most files are, and far quicker to split
        return tuple(self.text.split("\n") if plain else LINE_END.split(self.text))

    def position(self, line: int, column: int, length: int = 1) -> Position:
        """Return the place of ``length`` characters; line and column count from 0."""
        text = self.lines[line] if line < len(self.lines) else ""
        start = min(self._unshifted(line, column), len(text))
        return Position(
            file=self.name,
            line=line + 1,
            column=start + 1,
            length=max(1, min(length, len(text) - start)),
            excerpt=text[: limits.EXCERPT_CHARACTERS],
        )

    def span(self, start: Mark, end: Mark) -> Position:
        """Return the place between two marks, cut at the end of the first line."""
        if start.line != end.line:
            return self.position(start.line, start.column, limits.EXCERPT_CHARACTERS)
        stop = self._unshifted(end.line, end.column)
        length = stop - self._unshifted(start.line, start.column)
        return self.position(start.line, start.column, length)

    def between(self, start: Mark, end: Mark) -> str:
        """Return the text between two marks, cut at the end of the first line."""
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        first = self._unshifted(start.line, start.column)
        stop = self._unshifted(end.line, end.column) if end.line == start.line else len(line)
        return line[first:stop]

    def whole(self) -> Position:
        """Return the file itself as a place."""
        return Position(file=self.name)

    def _unshifted(self, line: int, column: int) -> int:
        for shift in self.shifts.get(line, ()):
            if column > shift.column:
                column = max(shift.column, column - shift.by)
        return column
