"""What is wrong with a score that is not the one the rule gives: one code a row, the truest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.comparing import HALF_CENT, LIMITS, UPWARD
from generator.checking.rows import Marked, marked_rows
from generator.checking.rules.u01_yuan import yuan_places
from generator.checking.same import once_a_case
from generator.checking.scale_slips import slipped
from generator.diagnostics import Diagnostic
from generator.scoring import plain
from generator.scoring.row_reading import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.scoring import Score
    from generator.scoring.case import Case

SAID_BY_OTHERS = ""
LEVEL = "完成等级"
UNRULED = "按完成的程度扣分，并写明原因；指标值或完成值填错的改正"


def findings(case: Case, code: str) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one code: the printed score beside the one by the rule."""
    told = verdicts(case)
    for row in marked_rows(case) if code in told.values() else ():
        if told.get(id(row.score)) == code:
            yield Diagnostic(code, _facts(row), row.score.declared_at)


@once_a_case  # each of the codes asks
def verdicts(case: Case) -> Mapping[int, str]:
    """Return the codes that speak of scores that are not right, '' where another one does.

    They are found by the identity of the score.
    """
    told = ((id(row.score), _told(case, row)) for row in marked_rows(case))
    return {score: code for score, code in told if code is not None}


def _verdict(case: Case, row: Marked) -> str | None:
    score = row.score
    if score.declared is None or score.weight is None:
        return None
    if score.computed is None or _agree(case, score.declared, score.computed):
        return None
    beyond = not 0 <= score.declared <= score.weight
    if beyond or _by_level(score) or _slipped(row) or _in_yuan(case, score):
        return SAID_BY_OTHERS
    if lacks_evidence(row) or _weighted_twice(row):
        return "P15" if lacks_evidence(row) else "W06"
    if score.declared == score.weight and (code := _full_beside_target(row)):
        return code
    return "P05" if score.computed == score.weight else "P06"


def _agree(case: Case, declared: Decimal, computed: Decimal) -> bool:
    return declared == computed or abs(declared - computed) <= case.form.review.score_tolerance


def _told(case: Case, row: Marked) -> str | None:
    return _unruled(row) if row.subject.scorecard is None else _verdict(case, row)


def _unruled(row: Marked) -> str | None:
    """Say what can be said without a rule: full points do not stand beside a missed target."""
    full = row.score.declared == row.score.weight is not None and not _slipped(row)
    return (_full_beside_target(row) or None) if full else None


def share_of(row: Marked) -> Decimal | None:
    """Return the share that a sheet multiplies a row's score with, its own or its group's."""
    card = row.subject.scorecard
    if card is None or card.rubric.fold is not None:
        return row.score.share
    percent = card.rubric.group_shares.get(row.score.group)
    return None if percent is None else percent.scaleb(-2)


def _weighted_twice(row: Marked) -> bool:
    """Tell whether what was typed is the score by the rule with its share multiplied in."""
    share, declared, computed = share_of(row), row.score.declared, row.score.computed
    if share is None or share >= 1 or not declared or not computed:
        return False
    return abs(declared - computed * share) <= HALF_CENT


def lacks_evidence(row: Marked) -> bool:
    """Tell whether the rubric gives a row nothing for want of evidence."""
    card, answers = row.subject.scorecard, row.score.answers
    strict = card is not None and card.rubric.evidence == "零分"
    return strict and row.score.computed == 0 and not (answers and answers.evidence)


def _by_level(score: Score) -> bool:
    """Tell whether a level that the unit named decides its points: P09 speaks of those."""
    named = score.answers is not None and score.answers.level is not None
    return named and asks_level(score)


def asks_level(score: Score) -> bool:
    """Tell whether the rule of a row asks the unit for a level at all."""
    if score.applied is None or score.weight is None:
        return False
    return any(question.key == LEVEL for question in score.applied.asks(score.weight))


def _slipped(row: Marked) -> bool:
    """Tell whether the value cannot be what is meant: I10 or U02 speaks of the cause."""
    return row.read is not None and slipped(row.read)


def _in_yuan(case: Case, score: Score) -> bool:
    """Tell whether an amount that the score rests on looks like 元: U01 speaks of that one."""
    places = yuan_places(case)
    return bool(places) and any(datum.position in places for datum in score.data)


def _full_beside_target(row: Marked) -> str:
    """Say how a row with full points misses its target: below it, or beyond its limit."""
    pair = row.read.comparable if row.read else None
    if pair is None or row.read is None:
        return ""
    target, actual = number_of(pair[0]), number_of(pair[1])
    if target is None or actual is None:
        return ""
    if row.read.sign in LIMITS and actual > target:
        return "P08"
    return "P04" if row.read.sign in UPWARD and actual < target else ""


def _facts(row: Marked) -> dict[str, str]:
    score = row.score
    values = {datum.name: datum.text for datum in score.data}
    expected, computation = _written(score.computed), "；".join(score.steps)
    facts = {
        "where": row.where,
        "printed": _written(score.declared),
        "weight": _written(score.weight),
        "ruled": f"；按规则应为 {expected}（{computation}）" if expected else "",
        "expected": expected,
        "computation": computation,
        "target": _first(values, "计分用指标值", "年度指标值"),
        "actual": _first(values, "计分用完成值", "实际完成值"),
    }
    return facts if expected else facts | {"hint": UNRULED}


def _first(values: dict[str, str], *names: str) -> str:
    return next((values[name] for name in names if name in values), "")


def _written(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
