"""I11 方向不明: a rule asks whether more or less is better, and the target does not say.

Or it says ≥ of what less is better of: one of the two is a slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.doubts import doubts_for
from generator.checking.rows import rows_of
from generator.checking.rules.i08_cost_upward import costs_upward
from generator.checking.troubles import troubles_for
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "I11"
UNSAID = "没有写明要达到还是不超过，规则要看是否达标"
AGAINST = "写的是 {sign}，按指标名称却是越少越好"
AGAINST_HINT = "越少越好的，符号改成 ≤；确实越多越好的，照原样上报，不必理会"
MONEY = "万元"
SPENT = "说的是“{spent}”，没有写明多了好还是少了好"
WRITE = "在指标值前面写 ≥ 或 ≤；支出多不等于效益好，换成支出带来的结果更好"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows whose target lacks the comparator of their rule, or speaks against the name."""
    yield from _against_names(case)
    yield from _spending(case)
    yield from _unsaid(case)


def _unsaid(case: Case) -> Iterator[Diagnostic]:
    troubled = {id(score) for _, score in troubles_for(case, CODE)}
    for subject in case.subjects if troubled else ():
        for read, score in subject.scored_rows:
            if id(score) in troubled:
                row = read.row.indicator
                target = row.scored_target or row.target or ""
                facts = {"where": f"{subject.name}的“{row.name}”", "target": target, "told": UNSAID}
                yield Diagnostic(CODE, facts, row.position(read.target_key))


def turned_around(case: Case) -> frozenset[int]:
    """Return the indicators, by identity, whose sign I08 or this check takes for a slip."""
    return _costs(case) | {id(found.indicator) for found in doubts_for(case, CODE)}


def _costs(case: Case) -> frozenset[int]:
    return frozenset(id(row.indicator) for row in costs_upward(case))


def _against_names(case: Case) -> Iterator[Diagnostic]:
    """Ask about a sign that says the opposite of the row's name; it is scored as it was typed."""
    for found in doubts_for(case, CODE):
        if id(found.indicator) in _costs(case):
            continue
        told = AGAINST.format(sign=found.doubt.expected)
        facts = {"where": found.where, "target": found.doubt.text, "told": told}
        yield Diagnostic(CODE, facts | {"hint": AGAINST_HINT}, found.position)


def _spending(case: Case) -> Iterator[Diagnostic]:
    """Look at benefits that are money spent: more of it may be good or bad, and no sign tells."""
    for row in rows_of(case, Nature.BENEFIT):
        measure = row.read.target_measure
        if measure is None or measure.unit != MONEY:
            continue
        text = f"{row.indicator.name}{row.indicator.target}"
        spent = any_in(text, words("花出去的钱"))
        if spent and not measure.sign_written and not any_in(text, words("节省")):
            facts = {"where": row.where, "target": row.indicator.target or measure.text}
            facts |= {"told": SPENT.format(spent=spent), "hint": WRITE}
            yield Diagnostic(CODE, facts, row.indicator.position(row.read.target_key))
