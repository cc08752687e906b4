"""W01 分值合计不符: the weights do not add up to what the place's rubric asks for.

Some places print the points for execution beside a total that the indicators make up alone. There
the indicators are held to that total. That the whole sheet then holds more points than its total
is the rubric's doing and no fault of a unit that follows it; only where the unit typed a total
without execution is it noted as a fact, for a reviewer who counts by the national rule will ask.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.checking.comparing import differs
from generator.checking.rules.w04_without_execution import is_sum_of_rows
from generator.checking.same import Same
from generator.diagnostics import Diagnostic, Severity
from generator.scoring import plain
from generator.scoring.demand import demand, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.scoring import Rubric, Scorecard
    from generator.scoring.case import Case
    from generator.scoring.demand import Demand

CODE = "W01"
ZERO = Decimal(0)


def check(case: Case) -> Iterator[Diagnostic]:
    """Add up the weights of each sheet; rows without weight are S01's."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or not card.scores or not card.rubric.complete:
            continue
        if any(score.weight is None for score in card.scores):
            continue
        asked, fold = _asked(Same(card.rubric)), card.rubric.fold
        facts = _folding_amiss(card) if fold else _amiss(card, asked)
        other = None if facts or fold else _groups_amiss(card, asked)
        facts = facts or other or (None if fold else _noted(card, asked))
        if facts:
            place = subject.assessment.position("绩效指标", of="key")
            noted = Severity.INFO if "hint" in facts else Severity.WARNING if other else None
            said = {"where": subject.name, "asker": "评分标准", **facts}
            yield Diagnostic(CODE, said, place, severity_override=noted)


@lru_cache(maxsize=64)  # a batch has few rubrics
def _asked(rubric: Same[Rubric]) -> Demand:
    return demand(rubric.one)


def _amiss(card: Scorecard, asked: Demand) -> dict[str, str] | None:
    """Return the facts where the weights are not those that the rubric asks for."""
    if card.rubric.indicator_total is not None and off_indicator_total(card) is not None:
        return None
    scores = card.all_scores if asked.counts else card.scores
    total = sum([one.weight for one in scores if one.weight is not None], ZERO)
    if not differs(total, asked.total):
        return None
    groups = by_group(card, with_execution=asked.counts)
    basis = "不含预算执行" if asked.beside else ""
    return _facts(groups, asked, basis) | {"advice": _advice(asked, groups, total)}


def _folding_amiss(card: Scorecard) -> dict[str, str] | None:
    """Return the facts where the shares are not 100 %, or their rows are not of full points."""
    return _shares_amiss(card) or _not_full(card)


def _not_full(card: Scorecard) -> dict[str, str] | None:
    """Return the facts where rows bear the points that they have after their share, not before.

    Every row is scored out of the full total; its share is multiplied in afterwards.
    """
    total, fold = card.rubric.total, card.rubric.fold
    rows = [score for score in card.scores if score.weight is not None]
    off = [score for score in rows if differs(score.weight or ZERO, total)]
    if not off or any(score.share is None for score in rows):
        return None
    folded = sum((score.folded(score.weight) or ZERO for score in rows), ZERO)
    if not differs(folded, total):
        return None
    return {
        "basis": f"（乘“{fold}”以后）",
        "sum": plain(folded),
        "computation": f"各项“分值”不是 {plain(total)} 的有 {len(off)} 项",
        "asked": f"各项以 {plain(total)} 分为满分打分，乘“{fold}”后相加，共 {plain(total)} 分",
        "advice": f"“分值”都写 {plain(total)}，得分也按它打；各占多少写在“{fold}”里",
    }


def _shares_amiss(card: Scorecard) -> dict[str, str] | None:
    """Return the facts where the shares of the rows are not 100 % together."""
    shares = [score.share for score in card.scores]
    known = [share * 100 for share in shares if share is not None]
    total = sum(known, Decimal(0))
    if len(known) < len(shares) or not differs(total, Decimal(100)):
        return None
    return {
        "basis": f"（“{card.rubric.fold}”，百分数）",
        "sum": plain(total),
        "computation": "、".join(plain(share) for share in known),
        "asked": "合计 100",
        "advice": f"核对各项的“{card.rubric.fold}”，使它们合计 100%",
    }


def _groups_amiss(card: Scorecard, asked: Demand) -> dict[str, str] | None:
    """Return the facts where the sum is right, and the groups are not what the rubric gives.

    A table that lacks some of the groups has their points elsewhere: places allow it for few rows.
    """
    if asked.open:
        return None
    groups = by_group(card, with_execution=False)
    if groups.keys() != asked.groups.keys():
        return None
    if all(not differs(groups.get(name, Decimal(0)), asked.groups[name]) for name in asked.groups):
        return None
    return _facts(groups, asked, "") | {"advice": _advice(asked, groups, asked.total)}


def _noted(card: Scorecard, asked: Demand) -> dict[str, str] | None:
    """Return the facts where a typed total leaves out execution, as the rubric wants it to."""
    typed = card.total.declared
    if typed is None or not asked.beside or not is_sum_of_rows(card):
        return None
    groups = by_group(card, with_execution=True)
    hint = (
        f"合计与评分标准一致，不用改。总分 {plain(typed)} 按 {plain(asked.total)} 分计；"
        "上级按含预算执行的口径核对的，说明预算执行另计"
    )
    return _facts(groups, asked, "含预算执行") | {"hint": hint}


def _facts(groups: Mapping[str, Decimal], asked: Demand, basis: str) -> dict[str, str]:
    return {
        "basis": basis,
        "sum": plain(sum(groups.values(), Decimal(0))),
        "computation": listed(groups),
        "asked": str(asked),
    }


def off_indicator_total(card: Scorecard) -> Decimal | None:
    """Return what all indicators add up to where it is not what the rubric states: W03's."""
    asked = card.rubric.indicator_total
    total = sum((score.weight for score in card.scores if score.weight is not None), Decimal(0))
    return total if asked is not None and differs(total, asked) else None


def by_group(card: Scorecard, *, with_execution: bool) -> dict[str, Decimal]:
    """Return what the rows of each group add up to."""
    groups: dict[str, Decimal] = {}
    for score in card.all_scores if with_execution else card.scores:
        if score.weight is not None:
            groups[score.group] = groups.get(score.group, ZERO) + score.weight
    return groups


def _advice(asked: Demand, groups: Mapping[str, Decimal], total: Decimal) -> str:
    """Say which groups to change; where the groups are the units' own, by how much in all."""
    if asked.counts and not differs(total - asked.execution, asked.total):
        rest, execution = plain(asked.indicators), plain(asked.execution)
        return f"不含预算执行的 {execution} 分正好合计满分；把指标分值调整为共 {rest} 分"
    known = dict(asked.groups)
    changes = [
        f"“{name}”现在 {plain(groups.get(name, Decimal(0)))} 分，应为 {plain(weight)} 分"
        for name, weight in known.items()
        if differs(groups.get(name, Decimal(0)), weight)
    ]
    strangers = "" if asked.open else _strangers(asked, groups)
    told = "；".join(filter(None, (*changes, strangers)))
    return told or f"调整各项指标的分值，使它们合计 {plain(asked.indicators)} 分"


def _strangers(asked: Demand, groups: Mapping[str, Decimal]) -> str:
    """Name the groups that the rubric gives no points; execution is none of the units' groups."""
    execution = "预算执行" if asked.counts else ""
    names = [name for name in groups if name and name not in asked.groups and name != execution]
    return f"评分标准没有给{'、'.join(f'“{name}”' for name in names)}分值" if names else ""
