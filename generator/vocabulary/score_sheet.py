"""The rubric's score sheet (评分表): three levels with their weights, standards, points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.scoring import plain
from generator.templating.span import Span, spans
from generator.vocabulary.account_names import points
from generator.vocabulary.column_values import column_names
from generator.vocabulary.criteria import printed

if TYPE_CHECKING:
    from generator.forms import Column
    from generator.scoring import NamedRow, Score, Scorecard
    from generator.vocabulary.content import Content


def score_sheet_rows(
    card: Scorecard | None,
    names: Content,
    columns: tuple[Column, ...] = (),
    digits: int | None = None,
) -> list[Content]:
    """Return the rows of the sheet: those that the rubric brings, in its order.

    ``names`` are what its texts may name: the year and the unit; ``digits`` the decimals of scores.
    """
    if card is None:
        return []
    rows = card.rubric.rows
    levels = spans([_levels(row, rows) for row in rows])
    scored = zip(rows, levels, card.scores, strict=False)  # the unit's own rows come behind
    return [
        _row(row, level, score, names)
        | {"得分": points(score.points, digits), "复核得分": points(score.reviewed, digits)}
        | column_names(score.answers, columns)
        for row, level, score in scored
    ]


def _levels(row: NamedRow, rows: tuple[NamedRow, ...]) -> tuple[str, str, str, str]:
    """Return what the merged columns print: group and subgroup, each followed by its weight."""
    group = sum((one.indicator.weight for one in rows if one.group == row.group), Decimal(0))
    own = [one for one in rows if one.group == row.group and one.subgroup == row.subgroup]
    subgroup = sum((one.indicator.weight for one in own), Decimal(0))
    printed = subgroup if row.indicator.subgroup_weight is None else row.indicator.subgroup_weight
    return row.group, plain(group), row.subgroup, plain(printed)


def _row(row: NamedRow, level: tuple[Span, ...], score: Score, names: Content) -> Content:
    indicator = row.indicator
    return {
        "一级": level[0],
        "一级分值": level[1],
        "二级": level[2],
        "二级分值": level[3],
        "三级": Span(printed(indicator.printed_name, names) or indicator.name),
        "分值": points(indicator.weight),
        "评价标准": printed(indicator.standard, names),
        "指标说明": printed(indicator.explanation, names),
        "说明": _remark(score),
        "原因": score.answers.deviation_note if score.answers else None,
        "计算过程": score.answers.computation if score.answers else None,
    }


def _remark(score: Score) -> str | None:
    """Return what an official sheet says of a score: how it was treated, else the unit's reason.

    Why nothing could be worked out is the program's own word to whoever fills in; checks say it.
    """
    if score.treatment:
        return score.treatment
    return score.answers.deviation_note if score.answers and score.reason else None
