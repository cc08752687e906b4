"""C05 基数不清: full coverage is promised or claimed, and no number says of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.doubts import doubts_for
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Indicator
    from generator.scoring.case import Case

CODE = "C05"
LACK = "应当是多少、实际是多少"
FIGURE = patterns.compile(r"\d")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows in which no figure stands at all; one finding a row is enough."""
    said: set[int] = set()
    for found in doubts_for(case, CODE):
        if id(found.indicator) in said or _has_figure(found.indicator):
            continue
        said.add(id(found.indicator))
        facts = {"where": found.where, "text": found.doubt.text, "lack": LACK}
        yield Diagnostic(CODE, facts, found.position)


def _has_figure(row: Indicator) -> bool:
    texts = (
        row.target,
        row.scored_target,
        row.actual,
        row.scored_actual,
        row.explanation,
        row.base,
    )
    return any(FIGURE.search(text) for text in texts if text)
