"""What a walk over a text writes down: mistakes, and the repairs that let reading go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading import limits
from generator.reading.line import Line
from generator.reading.repair import Repair, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.source import Source


class Notes:
    """A text with the mistakes found in it so far.

    Lines are made when they are looked at: a text of a million lines must not become a million
    objects when it is given up after a thousand mistakes.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.mistakes: list[Diagnostic] = []
        self.repairs: dict[int, list[Repair]] = {}

    def lines(self, start: int = 0, stop: int | None = None) -> Iterator[Line]:
        """Return the lines from ``start`` on."""
        last = len(self.source.lines)
        for number in range(start, last if stop is None else min(stop, last)):
            yield Line(number, self.source.lines[number])

    def after(self, line: Line) -> Iterator[Line]:
        """Return the lines with content that follow, as far as it is reasonable to look."""
        first = line.number + 1
        following = self.lines(first, first + limits.LOOKAHEAD_LINES)
        return (later for later in following if not later.blank)

    def say(self, code: str, line: Line, column: int, length: int = 1, **facts: str) -> None:
        """Note a mistake."""
        place = self.source.position(line.number, column, length)
        self.mistakes.append(Diagnostic(code, facts, place))

    def repair(self, line: Line, start: int, stop: int, new: str) -> None:
        """Put ``new`` for the characters from ``start`` to ``stop`` in the copy that is read on."""
        self.repairs.setdefault(line.number, []).append(Repair(start, stop, new))

    def quote(self, line: Line, start: int) -> None:
        """Put everything from ``start`` on in quotes in the copy that is read on."""
        self.repairs.setdefault(line.number, []).extend(quoted(line.text, start))
