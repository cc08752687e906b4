"""I11 方向不明: a rule asks whether more or less is better, and the target does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import rows
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "I11"
ASKED = "规则要看是否达标，"
MONEY = "万元"
WRITE = "在指标值前面写 ≥ 或 ≤；支出多不等于效益好，换成支出带来的结果更好"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row whose rule needs a comparator that the target does not have."""
    yield from _spending(case)
    for subject in case.subjects:
        for read, score in subject.scored_rows:
            if score is not None and score.trouble and score.trouble.voice == CODE:
                row = read.row.indicator
                target = row.scored_target or row.target or ""
                where = f"{subject.name}的“{row.name}”"
                facts = {"where": where, "target": target, "told": ASKED}
                yield Diagnostic(CODE, facts, row.position(read.target_key))


def _spending(case: Case) -> Iterator[Diagnostic]:
    """Look at benefits that are money spent: more of it may be good or bad, and no sign tells."""
    for row in rows(case):
        measure = row.read.target_measure
        if measure is None or measure.unit != MONEY or row.nature is not Nature.BENEFIT:
            continue
        text = f"{row.indicator.name}{row.indicator.target}"
        spent = any_in(text, words("花出去的钱"))
        if spent and not measure.sign_written and not any_in(text, words("节省")):
            facts = {"where": row.where, "target": row.indicator.target or measure.text}
            facts |= {"told": f"说的是“{spent}”，多了好还是少了好，", "hint": WRITE}
            yield Diagnostic(CODE, facts, row.indicator.position(row.read.target_key))
