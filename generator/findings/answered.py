"""What a unit answered on a row of the rubric, told in a sentence beside the points it lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.scoring import Score

NO = "否"


def _is_the_only(level: str, score: Score) -> bool:
    """Tell whether a level is the one band there is: that says where points come from, no more."""
    if score.applied is None or score.weight is None:
        return False
    asked = score.applied.asks(score.weight)
    return any(one.key == "完成等级" and one.words == (level,) for one in asked)


def answers_in_prose(score: Score) -> str:
    """Return what a score rests on: a converted score, items not met, a level, how often.

    '' where it rests on nothing of the kind, or does not apply to the unit.
    """
    if score.treatment:
        return ""
    if score.applied and score.applied.quotes_data and score.data and not score.missing:
        return "，".join(f"{datum.name}为{datum.text}" for datum in score.data)
    answers = score.answers
    if answers is None:
        return ""
    if lacking := [item for item, answer in answers.checklist.items() if answer == NO]:
        return "没有做到的是" + "、".join(f"“{item}”" for item in lacking)
    if answers.level and not _is_the_only(answers.level, score):
        return f"完成等级为“{answers.level}”"
    return f"全年发生{answers.count}次" if answers.count else ""
