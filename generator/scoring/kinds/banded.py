"""Points by the band that holds the value (分段计分)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions.later import Later
from generator.reading import Number, Record, YesNo
from generator.scoring.kinds.kind import (
    ZERO,
    Brought,
    Defect,
    Kind,
    Need,
    Question,
    Shown,
    plain,
)
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, clamp, unable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

_INFINITY = Decimal("Infinity")


class Band(Record):
    """One band: its ends, whether they belong to it, and its points or share of the weight."""

    low: Number | None = Field(alias="下限", default=None)
    low_in: YesNo = Field(alias="含下限", default=False)
    high: Number | None = Field(alias="上限", default=None)
    high_in: YesNo = Field(alias="含上限", default=False)
    points: Number | None = Field(alias="得分", default=None)
    share: Number | None = Field(alias="比例", default=None)

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in the band."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below

    def worth(self, weight: Decimal) -> Decimal:
        """Return the points of the band."""
        if self.points is not None:
            return self.points
        return (self.share or ZERO) * weight

    def __str__(self) -> str:
        left = "" if self.low is None else f"{plain(self.low)}{'≤' if self.low_in else '<'}"
        right = "" if self.high is None else f"{'≤' if self.high_in else '<'}{plain(self.high)}"
        return f"{left}值{right}"


def band_of(bands: Sequence[Band], value: Decimal) -> Band | None:
    """Return the first band that holds the value.

    0-10%（含） reads as (0, 10] and 80%（含）-90% as [80, 90).
    """
    return next((band for band in bands if band.holds(value)), None)


class Banded(Kind):
    """Read from 方法: 分段, with 区间 as a list of bands."""

    method: Literal["分段"] = Field(alias="方法")
    bands: tuple[Band, ...] = Field(alias="区间")

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Give the points of the band that holds the value."""
        if inputs.value is None:
            return unable(Trouble.MISSING_VALUE)
        band = band_of(self.bands, inputs.value)
        if band is None:
            value = inputs.written(inputs.value)
            return unable(Trouble.OUT_OF_BAND, value=value, bands="任何一档")
        points = clamp(band.worth(weight), weight)
        return Outcome(points, (Step(Later(_text, inputs, band), points),))

    @property
    def needs(self) -> tuple[Need, ...]:
        """A value."""
        return (Need(Brought.VALUE),)

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask nothing: data alone give the points."""
        return ()

    def shown(self, answers: Answers) -> tuple[Shown, ...]:  # noqa: ARG002  nothing is asked
        """Show no answer."""
        return ()

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report bands that are empty, leave gaps, overlap, or give impossible points."""
        if not self.bands:
            return (Defect("区间", "没有写任何区间"),)
        found = [text for band in self.bands for text in _defects_of(band, weight)]
        ordered = sorted(self.bands, key=_order)
        found += [text for low, high in pairwise(ordered) for text in _seam(low, high)]
        return tuple(Defect("区间", text) for text in found)


def _text(inputs: Inputs, band: Band) -> str:
    return f"{inputs.written(inputs.value or ZERO)} 落在 {band}"


def _order(band: Band) -> tuple[Decimal, bool, Decimal]:
    low = -_INFINITY if band.low is None else band.low
    return low, not band.low_in, _INFINITY if band.high is None else band.high


def _defects_of(band: Band, weight: Decimal) -> list[str]:
    found = []
    if (band.points is None) == (band.share is None):
        found.append(f"区间 {band} 的“得分”和“比例”要写且只写一个")
    elif not ZERO <= band.worth(weight) <= weight:
        found.append(f"区间 {band} 计{plain(band.worth(weight))}分，不在 0 到 {plain(weight)} 之间")
    if band.low is not None and band.high is not None:
        closed = band.low_in and band.high_in
        if band.low > band.high or (band.low == band.high and not closed):
            found.append(f"区间 {band} 里没有任何数")
    return found


def _seam(low: Band, high: Band) -> list[str]:
    """Compare neighbours: between them there may be neither a gap nor an overlap."""
    if low.high is None or high.low is None or low.high > high.low:
        return [f"区间 {low} 和 {high} 重叠"]
    if low.high < high.low:
        return [f"区间 {low} 和 {high} 之间有空档"]
    if low.high_in and high.low_in:
        return [f"区间 {low} 和 {high} 在 {plain(low.high)} 处重叠"]
    if not low.high_in and not high.low_in:
        return [f"区间 {low} 和 {high} 都不含 {plain(low.high)}"]
    return []
