"""Indicators with all rows of a subgroup in one cell, as declarations of targets print them."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.templating.span import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.filing import Indicator
    from generator.vocabulary.content import Content


Grouped = tuple[tuple[str, str, str], "Indicator | None", str]
"""A row: its goal, group and subgroup, what is in it, and its name where it is only prescribed."""


def grouped_rows(rows: Sequence[Grouped]) -> list[Content]:
    """Return one row a subgroup; several indicators are numbered 指标1：… in both cells."""
    cells = [(levels, _filled(list(group))) for levels, group in groupby(rows, key=itemgetter(0))]
    merged = spans([levels for levels, _ in cells])
    return [
        {
            "一级": level[1],
            "二级": level[2],
            "三级指标": _numbered([one.name if one else name for _, one, name in group]),
            "指标值": _numbered([_target(one) if one else "" for _, one, _ in group]),
        }
        for (_, group), level in zip(cells, merged, strict=True)
    ]


def _filled(group: list[Grouped]) -> list[Grouped]:
    """Leave out blank rows where a subgroup has others."""
    return [row for row in group if row[1] or row[2]] or group[:1]


def _numbered(texts: list[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"指标{number}：{text}" for number, text in enumerate(texts, 1))


def _target(indicator: Indicator) -> str:
    """Write the target with its unit and what is said to explain it: these forms have one cell."""
    text, unit = indicator.target or "", indicator.unit or ""
    value = text if text.endswith(unit) else f"{text}{unit}"
    return "，".join(part for part in (value, indicator.explanation) if part)
