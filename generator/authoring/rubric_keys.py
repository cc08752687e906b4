"""What a rubric asks a unit to answer, as empty keys with what may be said in comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap

from generator.authoring.yaml_edits import remark

if TYPE_CHECKING:
    from generator.scoring import Rubric
    from generator.scoring.kinds import Question


def empty_answers(rubric: Rubric) -> CommentedMap:
    """Return what the unit is to fill in for each indicator that data alone do not decide."""
    rows = (row.indicator for row in rubric.rows)
    asked = ((one.name, one.rule.asks(one.weight)) for one in rows)
    return CommentedMap((name, empty_answer(questions)) for name, questions in asked if questions)


def empty_answer(questions: tuple[Question, ...]) -> CommentedMap:
    """Return the keys to answer, with what may be said in comments."""
    answer = CommentedMap()
    for question in questions:
        items = CommentedMap((item, None) for item in question.items)
        answer[question.key] = items or None
        remark(answer, question.key, question.note)
    return answer
