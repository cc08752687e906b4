"""I02 目标无法衡量: a target is nothing but words that anything fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checking.rows import rows
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature
from generator.scoring.row_reading import QUALITATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I02"
FIGURE = re.compile(r"[0-9０-９]|[一二三四五六七八九十百两]+[次个场期人家份项]")
OTHERS = frozenset({Nature.QUANTITY, Nature.COST, Nature.SATISFACTION})  # I01 and I15 speak there


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at targets in words; an explanation or last year's value may say what is meant."""
    for row in rows(case):
        if row.read.nature != QUALITATIVE or row.nature in OTHERS or _measured(row):
            continue
        target = row.indicator.target or ""
        found = any_in(target, words("无法衡量"))
        if found:
            facts = {"where": row.where, "target": target, "word": found}
            yield Diagnostic(CODE, facts, row.indicator.position("年度指标值"))


def _measured(row: Row) -> bool:
    own = row.indicator
    if own.base or own.explanation or own.scored_target:
        return True
    return bool(FIGURE.search(own.target or ""))
