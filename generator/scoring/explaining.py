"""Tells how a score came about, as a tree: data, rule, steps, rounding, result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.scoring.kinds.kind import plain

if TYPE_CHECKING:
    from generator.diagnostics import Position
    from generator.scoring.scorecard import Datum, Score


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence of the explanation, where its figure stands, and what it rests on."""

    text: str
    position: Position | None = None
    children: tuple[Explanation, ...] = ()


def explanation(score: Score) -> Explanation:
    """Return the tree of one score."""
    result = "规则得分 " + ("算不出" if score.computed is None else plain(score.computed))
    parts = [
        Explanation("数据", None, tuple(_datum(datum) for datum in score.data)),
        Explanation(f"规则：{score.rule.text or '无'}（{score.rule.name}）", score.rule.position),
        *(Explanation(f"计算：{step}") for step in score.steps),
        *_ending(score),
    ]
    weight = "" if score.weight is None else f"，分值 {plain(score.weight)}"
    return Explanation(f"{score.name}{weight}：{result}", None, tuple(parts))


def _datum(datum: Datum) -> Explanation:
    return Explanation(f"{datum.name}：{datum.text}", datum.position)


def _ending(score: Score) -> list[Explanation]:
    if not score.rounding:
        return [Explanation(f"算不出的原因：{score.reason}")]
    parts = [Explanation(f"舍入：{score.rounding}")]
    if score.declared is not None and score.declared != score.computed:
        text = f"自评得分 {plain(score.declared)} 与规则得分不同，文件上印自评得分"
        parts.append(Explanation(text, score.declared_at))
    return parts
