"""I16 增减无基期: a target is a rise or a fall, and nobody can tell from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.doubts import doubts_for
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Indicator
    from generator.scoring.case import Case

CODE = "I16"
BASE = patterns.compile(
    "上年|上一?年度|去年|前一?年|年初|上[半月期]|上季|上个|基期|基数|同期|同比|环比|以前年度|往年|原来?有"
    r"|[较比由从][^，。；]{0,6}\d"
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rises and falls without last year's value and without a word on what they rise from.

    One finding a row is enough.
    """
    said: set[int] = set()
    for found in doubts_for(case, CODE):
        if id(found.indicator) in said or _has_base(found.indicator):
            continue
        said.add(id(found.indicator))
        yield Diagnostic(CODE, {"where": found.where, "text": found.doubt.text}, found.position)


def _has_base(row: Indicator) -> bool:
    texts = (row.name, row.target, row.scored_target, row.explanation)
    return bool(row.base) or any(BASE.search(text) for text in texts if text)
