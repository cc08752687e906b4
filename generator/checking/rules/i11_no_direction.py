"""I11 方向不明: a rule asks whether more or less is better, and the target does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "I11"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row whose rule needs a comparator that the target does not have."""
    for subject in case.subjects:
        for read, score in subject.scored_rows:
            if score is not None and score.trouble and score.trouble.voice == CODE:
                row = read.row.indicator
                target = row.scored_target or row.target or ""
                facts = {"where": f"{subject.name}的“{row.name}”", "target": target}
                yield Diagnostic(CODE, facts, row.position(read.target_key))
