"""T04 原因空泛: a reason for lost points that would fit any unit and any row."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.checking.rows import marked_rows
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "T04"
NOTE = "偏差原因分析及改进措施"
CLAUSE = re.compile(r"[^，。；、,;\s]+")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at reasons of which no clause says anything."""
    for row in marked_rows(case):
        clauses = CLAUSE.findall(row.note)
        if clauses and all(_empty().fullmatch(one) for one in clauses):
            place = row.score.record.position(NOTE) if row.read else row.score.declared_at
            yield Diagnostic(CODE, {"where": row.where, "reason": row.note}, place)


@cache
def _empty() -> re.Pattern[str]:
    """Return the pattern of clauses that say nothing."""
    return re.compile("|".join(words("空话")))
