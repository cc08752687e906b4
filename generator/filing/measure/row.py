"""What kind of row an indicator is, as far as that bears on how its values are read."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from generator import patterns
from generator.filing.measure.leaning import Leaning, NamedLeanings, is_near_full, leaning_of
from generator.structs import Struct


class Nature(StrEnum):
    """The kind of a row by its 二级指标."""

    COST = "成本"
    TIME = "时效"
    QUANTITY = "数量"
    QUALITY = "质量"
    SATISFACTION = "满意度"
    BENEFIT = "效益"
    OTHER = "其他"


class RowKind(Struct, frozen=True):
    """The nature of a row, whether its value is a rate (率, %), and which way its name leans.

    ``near_full`` is for rates that are commonly near 100 %.
    """

    nature: Nature = Nature.OTHER
    is_rate: bool = False
    leaning: Leaning = Leaning.NONE
    near_full: bool = False

    @property
    def is_cost(self) -> bool:
        """Whether the row sets a limit to money, so that a bare number is an upper limit."""
        return self.nature is Nature.COST

    @property
    def limits(self) -> bool:
        """Whether a bare number is an upper limit; 成本节约率 is none, though it is about cost."""
        less = self.leaning is Leaning.LESS
        return less or (self.is_cost and self.leaning is not Leaning.MORE)

    @property
    def is_time(self) -> bool:
        """Whether the row is about when something is done."""
        return self.nature is Nature.TIME


# Satisfaction first: older forms name it 社会公众或服务对象满意度 under 效益. Cost before benefit:
# the cost group has 社会成本 and 生态环境成本.
_NATURES = (
    (patterns.compile("满意"), Nature.SATISFACTION),
    (patterns.compile("成本"), Nature.COST),
    (patterns.compile("时效"), Nature.TIME),
    (patterns.compile("数量"), Nature.QUANTITY),
    (patterns.compile("质量"), Nature.QUALITY),
    (patterns.compile("效益|影响"), Nature.BENEFIT),
)
# 效率 and 频率 are no shares of anything; 费率 is one, but is changed more often than reached.
_NONE_ADDED = NamedLeanings()
_RATE = patterns.compile(r"(?<![效频功])率|[%％]|比例|占比|比重|百分比|满意度")


@lru_cache(maxsize=4096)
def row_kind(group: str, subgroup: str, name: str, added: NamedLeanings = _NONE_ADDED) -> RowKind:
    """Tell the kind of a row from its 二级指标, else its 一级指标, else (flat lists) its name.

    ``added`` are the words by which the form and the rubric tell which way a name leans.
    """
    nature, is_rate = _nature(subgroup, group, name), bool(_RATE.search(name))
    return RowKind(nature, is_rate, leaning_of(name, added), is_rate and is_near_full(name))


def _nature(*labels: str) -> Nature:
    for label in labels:
        for pattern, nature in _NATURES:
            if pattern.search(label):
                return nature
    return Nature.OTHER
