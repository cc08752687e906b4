"""A pattern that asks for what there is not: a mistake of whoever wrote it, said in its file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.rehearsal.pattern import Pattern
    from generator.diagnostics import Position

CODE = "A06"


class PatternMistakeError(Exception):
    """What a pattern asks for and cannot have; ``reason`` is Chinese and without a full stop."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position: Position | None = None  # known to whoever holds the pattern

    @property
    def diagnostic(self) -> Diagnostic:
        """What is to be said of it."""
        return Diagnostic(CODE, {"reason": self.reason}, self.position)


@contextmanager
def mistakes_in(pattern: Pattern) -> Iterator[None]:
    """Say of every mistake which pattern it was made in."""
    try:
        yield
    except PatternMistakeError as error:
        error.position = pattern.position("文本")
        raise
    except RecursionError as error:
        endless = PatternMistakeError("里面的 ⟨…⟩ 互相引用，没有尽头")
        endless.position = pattern.position("文本")
        raise endless from error
