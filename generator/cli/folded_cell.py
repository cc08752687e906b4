"""A text in a narrow column of a table, folded wherever it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.containers import Lines
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console


class FoldedCell(Text):
    """A text whose blanks are not left alone on a line, as rich does where a word just fits."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:  # noqa: ANN401 - rich's
        """Fold, without lines of nothing."""
        lines = super().wrap(console, width, **options)
        return Lines(line for line in lines if line.plain.strip()) or lines
