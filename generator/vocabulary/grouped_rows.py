"""Indicators with all rows of a subgroup in one cell, as declarations of targets print them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.templating.span import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.filing import Indicator, IndicatorRow
    from generator.vocabulary.content import Content


def grouped_rows(rows: Sequence[IndicatorRow]) -> list[Content]:
    """Return one row a subgroup; several indicators are numbered 指标1：… in both cells."""
    cells = [
        (*levels, [row.indicator for row in group])
        for levels, group in groupby(rows, key=lambda row: (row.group, row.subgroup))
    ]
    merged = spans([(group, subgroup) for group, subgroup, _ in cells])
    return [
        {
            "一级": level[0],
            "二级": level[1],
            "三级指标": _numbered([indicator.name for indicator in indicators]),
            "指标值": _numbered([_target(indicator) for indicator in indicators]),
        }
        for (_, _, indicators), level in zip(cells, merged, strict=True)
    ]


def _numbered(texts: list[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"指标{number}：{text}" for number, text in enumerate(texts, 1))


def _target(indicator: Indicator) -> str:
    """Write the target with its unit and what is said to explain it: these forms have one cell."""
    text, unit = indicator.target or "", indicator.unit or ""
    value = text if text.endswith(unit) else f"{text}{unit}"
    return "，".join(part for part in (value, indicator.explanation) if part)
