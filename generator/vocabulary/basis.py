"""The annex 评分依据: for every score the data, the rule, the working, the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring import plain
from generator.vocabulary.account_names import points

if TYPE_CHECKING:
    from generator.checking import Subject
    from generator.scoring import Datum, Score, Scorecard
    from generator.vocabulary.content import Content


def basis_names(subject: Subject, card: Scorecard) -> Content:
    """Return what the annex names besides; every figure is what the rules gave, none was typed."""
    return {
        "对象": subject.name,
        "评分标准": card.rubric.title,
        "依据": [_row(score) for score in card.all_scores],
        "规则总分": {
            "分值": points(card.total.weight),
            "得分": points(card.total.computed),
            "等级": card.total.computed_grade,
        },
    }


def _row(score: Score) -> Content:
    working = [*score.steps, score.rounding] if score.rounding else list(score.steps)
    if score.reason:
        working.append(f"算不出：{score.reason}")
    return {
        "指标": score.name,
        "分值": points(score.weight),
        "数据": "\n".join(_datum(datum) for datum in score.data),
        "规则": f"{score.rule.text}（{score.rule.name}）" if score.rule.text else score.rule.name,
        "过程": "\n".join(working),
        "得分": "—" if score.computed is None else plain(score.computed),
    }


def _datum(datum: Datum) -> str:
    place = datum.position
    return f"{datum.name}：{datum.text}" + (f"（第{place.line}行）" if place else "")
