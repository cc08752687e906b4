"""C06 目标与指标矛盾: two amounts of the goal give another rate than its row aims at."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.checking.rates import HUNDRED
from generator.checking.stated_figures import akin, quantities
from generator.diagnostics import Diagnostic
from generator.scoring import percentage, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.filing.measure import Measure
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "C06"
RATES = frozenset({"%", "分"})
OPPOSITES = ("不", "未", "非", "没有")
LEAST = 2  # characters of a name that say what is counted


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at rows with a rate whose part the goal states in the unit of what it is a part of."""
    for subject in case.subjects:
        for goal in subject.assessment.goals:
            stated = quantities(goal.aim, case.filing.year)
            pairs = [pair for pair in pairwise(stated) if _may_be_part(*pair)]
            for read in subject.rows if pairs else ():
                target = read.target_measure
                if target is not None and target.unit == "%" and target.value:
                    yield from _row(subject, read, target, target.value, pairs)


def _may_be_part(whole: Measure, part: Measure) -> bool:
    """Tell two numbers in one unit, no rates, the second less than the first: few goals have any.

    One that is a part is called like its whole, or by the name of the rate alone.
    """
    if part.unit != whole.unit or part.unit in RATES or not whole.value or part.value is None:
        return False
    return part.value < whole.value


def _row(
    subject: Subject,
    read: Read,
    target: Measure,
    aim: Decimal,
    pairs: list[tuple[Measure, Measure]],
) -> Iterator[Diagnostic]:
    name = (target.subject or read.row.indicator.name).removesuffix("率")
    for whole, part in pairs if len(name) >= LEAST else ():
        if not _part_of(whole, part, name) or not whole.value or part.value is None:
            continue
        implied = part.value / whole.value * HUNDRED
        if abs(implied - aim) > 1:
            expected = percentage(part.value / whole.value, 1).replace(".0%", "%")
            computation = f"{plain(part.value)} ÷ {plain(whole.value)}"
            facts = {
                "where": f"{subject.name}的“{read.row.indicator.name}”",
                "target": target.text,
                "told": f"照目标里的两个数却是 {expected}（{computation}）",
            }
            yield Diagnostic(CODE, facts, read.row.indicator.position(read.target_key))


def _part_of(whole: Measure, part: Measure, name: str) -> bool:
    """Tell whether one number is what is ``name``d of the other: not two rates, nor its opposite.

    Between numbers of two things there is no rate: the parts are called like their whole, or by
    the name alone.
    """
    before, named, after = part.subject.rpartition(name)
    if after or not named:
        return False
    return not before.endswith(OPPOSITES) and (not before or akin(before, whole.subject))
