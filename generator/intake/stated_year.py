"""The year that papers are of, where no title says it: what their name or their texts speak of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.foreign import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.document.foreign import Content

OF_NAME = patterns.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
OF_TEXT = patterns.compile(r"(?<![0-9])(20[0-9]{2})\s*年")


def likely_year(papers: Iterable[tuple[Path, Content]]) -> str:
    """Return the year that a file's name bears, else the one most often told of, else the last."""
    papers = tuple(papers)
    named: set[str] = {year for path, _ in papers for year in OF_NAME.findall(path.stem)}
    if len(named) == 1:
        return named.pop()
    told = Counter(year for _, content in papers for year in _years(content))
    if told:
        return max(told, key=lambda year: (told[year], year))
    return str(dt.datetime.now(tz=dt.UTC).year - 1)


def _years(content: Content) -> Iterator[str]:
    for part in content:
        texts = [cell.text for row in part.rows for cell in row] if isinstance(part, Grid) else []
        for text in texts if isinstance(part, Grid) else (part.text,):
            yield from OF_TEXT.findall(text)
