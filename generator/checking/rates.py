"""Rates whose actual value cannot be what is meant: a share for percent, a slip of the point."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checking.word_lists import words
from generator.filing.measure import Nature
from generator.scoring import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.filing.measure import Measure
    from generator.scoring.row_reading import Read

HUNDRED = 100
HALF = 50  # percent; a target from here on is not answered by less than 1 %


class OddRate(NamedTuple):
    """An actual rate as typed, what is odd about it, and what to write.

    ``impossible`` tells that the value as it was read cannot be; a share is read as it is meant.
    """

    text: str
    told: str
    hint: str
    impossible: bool


def odd_rate(read: Read) -> OddRate | None:
    """Compare how an actual rate is written with its target; None where nothing is odd."""
    target = read.target.single
    if target is None or target.unit != "%":
        return None
    actual = read.actual.single
    if actual is None or actual.unit != "%":
        return None
    if target.value is None or actual.value is None:
        return None
    value = actual.value
    if _is_share(actual) and not _is_share(target):
        told = f"指标值是“{target.text}”，现按 {plain(value)}% 计"
        return OddRate(actual.text, told, as_percent(value), impossible=False)
    if 1 < value <= HUNDRED:
        return None  # as nearly all are
    return _impossible(read, actual, value, target.text if target.value >= HALF else "")


def _is_bounded(name: str) -> bool:
    """Tell whether a name is that of a rate of all there are: 合格率, 知晓率."""
    bounded = words("不会超过百分之百的比率")
    return any(f"{word}率" in name or f"{word}度" in name for word in bounded)


def _impossible(read: Read, actual: Measure, value: Decimal, aim: str) -> OddRate | None:
    """Find less than 1 % beside an ``aim`` of more than half, and more than all satisfied."""
    if aim and not _is_share(actual) and 0 < value <= 1:
        return OddRate(
            actual.text, f"指标值是“{aim}”，相差百倍", as_percent(value * HUNDRED), impossible=True
        )
    if value <= HUNDRED:
        return None
    if read.kind.nature is Nature.SATISFACTION:
        return OddRate(actual.text, "满意度不会超过 100%", "核对小数点和单位", impossible=True)
    if _is_bounded(read.row.indicator.name):
        return OddRate(actual.text, "这个比率不会超过 100%", "核对小数点和单位", impossible=True)
    return None


def _is_share(measure: Measure) -> bool:
    """Tell a rate typed as 0.936, which is read as 93.6 %."""
    return measure.unit == "%" and measure.scale == HUNDRED


def as_percent(value: Decimal) -> str:
    """Say how a share is written as percent; ``value`` is in percent."""
    return f"按百分数填写，例如 0.843 写成 84.3%；这里多半是 {plain(value.normalize())}%"
