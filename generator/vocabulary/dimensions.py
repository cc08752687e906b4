"""The groups of a sheet (一级指标) with what they make up: points, weight, grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.adding import sum_if_complete
from generator.templating.typed_values import Share
from generator.vocabulary.account_names import points, share_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.scoring import Score, Scorecard
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Content


def dimension_names(card: Scorecard | None, decimals: Decimals) -> list[Content]:
    """Return every group in the order of the sheet, budget execution first where it has its own."""
    if card is None:
        return []
    groups: dict[str, list[Score]] = {}
    for score in card.all_scores:
        groups.setdefault(score.group, []).append(score)
    return [_group(card, name, scores, decimals) for name, scores in groups.items() if name]


def _group(card: Scorecard, name: str, scores: Sequence[Score], decimals: Decimals) -> Content:
    weight = sum_if_complete(score.weight for score in scores)
    reached = sum_if_complete(score.points for score in scores)
    folded = sum_if_complete(score.folded(score.points) for score in scores)
    percent = card.rubric.group_shares.get(name)
    by_rule = card.grade_of_group(name)
    return {
        "名称": name,
        "分值": points(weight),
        "得分": points(reached, decimals.points),
        "复核得分": points(sum_if_complete(score.reviewed for score in scores), decimals.points),
        "得分率": share_of(reached, weight, digits=decimals.rate),
        "权重": None if percent is None else Share(percent.scaleb(-2)),
        "折算得分": points(folded, decimals.points),
        "等级": card.assessment.group_grades.get(name) or by_rule,
        "规则等级": by_rule,
    }
