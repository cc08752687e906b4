"""W02 上下级不符: the rows of a group do not add up to the points of the group."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.checking.comparing import addition, differs
from generator.checking.rules.w01_weights import by_group
from generator.diagnostics import Diagnostic
from generator.scoring import plain
from generator.scoring.demand import demand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring import Score, Scorecard
    from generator.scoring.case import Case, Subject

CODE = "W02"
LABEL = re.compile(r"[（(]([0-9]+(?:\.[0-9]+)?) ?分[）)]\s*$")


class Level(NamedTuple):
    """A group or subgroup: how it is called, the keys that lead to it, its points, its rows."""

    name: str
    path: tuple[str, ...]
    points: Decimal
    rows: tuple[Score, ...]


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare with the rubric's groups, and with the points that a name itself states (50分)."""
    for subject in case.subjects:
        card = subject.scorecard
        if card is None or any(score.weight is None for score in card.scores):
            continue
        if told := _beside_rubric(card):
            yield _of_rubric(subject, card, told)
        for level in _by_label(card):
            weights = [score.weight for score in level.rows if score.weight is not None]
            if differs(sum(weights, Decimal(0)), level.points):
                yield _of_label(subject, level, weights)


def _beside_rubric(card: Scorecard) -> list[str]:
    """Say which groups differ, where the whole adds up: a whole that does not is W01's."""
    asked, sums = demand(card.rubric), by_group(card, with_execution=False)
    total = sum(sums.values(), Decimal(0))
    if not card.rubric.complete or not card.scores or differs(total, asked.indicators):
        return []
    if not asked.open and sums.keys() - asked.groups.keys():
        return []  # a group by another name: S13 speaks of the cause
    groups = asked.groups.items()
    found = ((name, sums.get(name, Decimal(0)), points) for name, points in groups)
    return [
        f"“{name}”合计 {plain(own)} 分，应为 {plain(points)} 分"
        for name, own, points in found
        if differs(own, points)
    ]


def _of_rubric(subject: Subject, card: Scorecard, told: list[str]) -> Diagnostic:
    facts = {
        "where": f"{subject.name}的一级指标分值与评分标准",
        "told": "；".join(told),
        "hint": f"按评分标准调整各项分值：{demand(card.rubric)}",
    }
    place = subject.assessment.position("绩效指标", of="key")
    return Diagnostic(CODE, facts, place or subject.assessment.position())


def _by_label(card: Scorecard) -> Iterator[Level]:
    """Yield the levels whose name states points."""
    paths: dict[tuple[str, ...], None] = {(score.group,): None for score in card.scores}
    paths |= {(score.group, score.subgroup): None for score in card.scores}
    for path in paths:
        found = LABEL.search(path[-1])
        if found:
            depth = len(path)
            below = tuple(one for one in card.scores if (one.group, one.subgroup)[:depth] == path)
            yield Level(path[-1], path, Decimal(found[1]), below)


def _of_label(subject: Subject, level: Level, weights: list[Decimal]) -> Diagnostic:
    facts = {
        "where": f"{subject.name}的“{level.name}”",
        "told": f"下面各项合计 {addition(weights)} 分，名称里写的是 {plain(level.points)} 分",
    }
    return Diagnostic(CODE, facts, subject.assessment.position("绩效指标", *level.path, of="key"))
