"""T03 原因雷同: one reason stands for what two rows lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import marked_rows
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Marked
    from generator.scoring.case import Case

CODE = "T03"
LEAST = 6  # characters of a reason; 无 and 已完成 say nothing that could be pasted


def check(case: Case) -> Iterator[Diagnostic]:
    """Say of every row but the first where its reason stood before."""
    before: dict[str, Marked] = {}
    for row in marked_rows(case):
        reason = bare_text(row.note)
        if len(reason) < LEAST:
            continue
        first = before.setdefault(reason, row)
        if first is not row and not _same_row(first, row):
            facts = {"where": row.where, "other": first.where}
            yield Diagnostic(CODE, facts, row.note_position)


def _same_row(one: Marked, other: Marked) -> bool:
    """Tell whether two tables have the row alike: what it lacks has one cause. C08 asks of both."""
    return one.subject is not other.subject and one.score.name == other.score.name
