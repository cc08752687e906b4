"""Tells how a score came about, as a tree: data, rule, steps, rounding, result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading import WAN
from generator.scoring.decimals import in_unit
from generator.scoring.kinds.kind import plain
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.diagnostics import Position
    from generator.reading import MoneyUnit
    from generator.scoring.scorecard import Datum, Score


class Explanation(Struct, frozen=True):
    """A sentence of the explanation, where its figure stands, and what it rests on."""

    text: str
    position: Position | None = None
    children: tuple[Explanation, ...] = ()


def explanation(score: Score, unit: MoneyUnit = WAN) -> Explanation:
    """Return the tree of one score; ``unit`` is the one in which the filing states its money."""
    result = "规则得分 " + ("算不出" if score.computed is None else plain(score.computed))
    parts = [
        Explanation("数据", None, tuple(_datum(datum, unit) for datum in score.data)),
        Explanation(f"规则：{score.rule.text or '无'}（{score.rule.name}）", score.rule.position),
        *(Explanation(f"计算：{step}{_counted_in(score, step, unit)}") for step in score.steps),
        *_ending(score),
    ]
    weight = "" if score.weight is None else f"，分值 {plain(score.weight)}"
    return Explanation(f"{score.name}{weight}：{result}", None, tuple(parts))


def _datum(datum: Datum, unit: MoneyUnit) -> Explanation:
    text = datum.text
    if datum.money is not None and unit != WAN:
        text = f"{plain(in_unit(datum.money, unit, unit))}{unit.name}"
    return Explanation(f"{datum.name}：{text}", datum.position)


def _counted_in(score: Score, step: str, unit: MoneyUnit) -> str:
    """Say that rules count in 万元, which their own figures are in, where the filing does not."""
    if unit == WAN or not any(one.money is not None and one.name in step for one in score.data):
        return ""
    return f"（规则里的金额以{WAN.name}计）"


def _ending(score: Score) -> list[Explanation]:
    if not score.rounding:
        return [Explanation(f"算不出的原因：{score.reason}")]
    parts = [Explanation(f"舍入：{score.rounding}")]
    if score.declared is not None and score.declared != score.computed:
        text = f"自评得分 {plain(score.declared)} 与规则得分不同，文件上印自评得分"
        parts.append(Explanation(text, score.declared_at))
    return parts
