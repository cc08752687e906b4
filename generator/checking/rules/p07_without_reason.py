"""P07 扣分无原因: points were lost without a word on why, or none and the reason says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.given_reasons import one_reason
from generator.checking.rows import marked_rows
from generator.checking.rules.i11_no_direction import turned_around
from generator.checking.scale_slips import slipped
from generator.checking.unexplained_deviation import exceeds, falls_short, unexplained
from generator.checking.verdicts import verdicts
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking.rows import Marked
    from generator.scoring.case import Case

CODE = "P07"
DELETE = "删去这句原因，或者核对得分"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row: without data it is S11's, far off P10's or P11's, on target P05's."""
    far: set[int] | None = None
    for row in marked_rows(case):
        points, weight = row.score.points, row.score.weight
        if points is None or weight is None or (row.score.missing and not points):
            continue
        if points == weight:
            yield from _contradicted(row, points)
        elif 0 <= points < weight and not row.note and not one_reason(row.subject.assessment):
            far = _far_off(case) if far is None else far
            asked = id(row.score) in far or verdicts(case).get(id(row.score)) == "P05"
            if not asked and not _misread(case, row):
                lost = f"少 {plain(weight - points)} 分，{_lacks(row)}"
                yield _finding(row, f"分值 {plain(weight)}，得 {plain(points)}，{lost}")


def _contradicted(row: Marked, points: Decimal) -> Iterator[Diagnostic]:
    """Find full points beside a reason for less."""
    if row.noted and (word := any_in(row.note, words("没有完成"))):
        told = f"得满分 {plain(points)}，原因里却写“{word}”"
        yield _finding(row, told, DELETE)


def _lacks(row: Marked) -> str:
    return f"原因只写“{row.noted}”" if row.noted else "没有写原因"


def _misread(case: Case, row: Marked) -> bool:
    """Tell whether the points were worked out from a value or sign that cannot be meant."""
    if row.score.declared is not None or row.read is None:
        return False
    return slipped(row.read) or id(row.read.row.indicator) in turned_around(case)


def _far_off(case: Case) -> set[int]:
    """Return the scores of rows that P10 or P11 ask about."""
    return {id(one.score) for one in unexplained(case) if exceeds(one) or falls_short(one)}


def _finding(row: Marked, told: str, hint: str = "") -> Diagnostic:
    facts = {"where": row.where, "told": told}
    place = row.note_position if hint else row.score.declared_at
    return Diagnostic(CODE, facts | {"hint": hint} if hint else facts, place)
