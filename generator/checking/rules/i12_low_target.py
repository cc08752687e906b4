"""I12 目标偏低: less than all is aimed at where all is a duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import UPWARD
from generator.checking.rates import HUNDRED
from generator.checking.rows import rows
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "I12"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rates of duties, known by their words; satisfaction is never one."""
    for row in rows(case):
        measure = row.read.target_measure
        if measure is None or measure.unit != "%" or row.nature is Nature.SATISFACTION:
            continue
        if measure.value is None or not 0 < measure.value < HUNDRED or row.read.sign not in UPWARD:
            continue
        if word := any_in(row.indicator.name, words("应当全部做到")):
            facts = {
                "where": row.where,
                "target": row.indicator.target or measure.text,
                "word": word,
            }
            yield Diagnostic(CODE, facts, row.indicator.position(row.read.target_key))
