"""T06 扣分未列问题: rows lost points, and none of the problems that the unit lists speaks of them.

Where a findings library lists them for the unit, the pipeline takes the finding back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import marked_rows
from generator.checking.stated_figures import WORD
from generator.checking.verdicts import verdicts
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "T06"
GIVEN_BACK = frozenset({"P05"})  # points that should not be off need no problem


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the rows that the unit took points off, where a report is to speak of them.

    A unit that lists no problem at all is S10's; without a rubric no library lists any for it.
    """
    told = "\n".join(f"{one.told}{one.measure.action}" for one in case.filing.problems)
    for row in marked_rows(case) if told and case.form.wording else ():
        declared, weight = row.score.declared, row.score.weight
        if row.subject.scorecard is None or declared is None or weight is None:
            continue
        if not 0 <= declared < weight:
            continue
        if verdicts(case).get(id(row.score)) not in GIVEN_BACK and not _named(row.score.name, told):
            facts = {"where": row.where, "lost": plain(weight - declared)}
            yield Diagnostic(CODE, facts, row.score.declared_at)


def _named(name: str, told: str) -> bool:
    """Tell whether a text has a word of a row's name, but words that all kinds of work have."""
    for common in words("什么工作都说的词"):
        name = name.replace(common, " ")
    pairs = (name[at : at + WORD] for at in range(len(name) - WORD + 1))
    return any(pair in told for pair in pairs if " " not in pair)
