"""Points by a level that was named: 好 一般 差, or a share chosen within the level's band."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.expressions.later import Later
from generator.reading import Number, Text
from generator.scoring.kinds.kind import ZERO, Defect, Kind, Need, Question, Shown, plain
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, clamp, unable

if TYPE_CHECKING:
    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

_ONE = Decimal(1)


class Pick(StrEnum):
    """Which value of a level's band is given: the unit's own, the top, or the middle."""

    EXPLICIT = "自选"
    TOP = "上限"
    MID = "中值"


def _form(written: object) -> str:
    return "span" if isinstance(written, list | tuple) else "points"


Span = tuple[Number, Number]
Level = Annotated[
    Annotated[Number, Tag("points")] | Annotated[Span, Tag("span")], Discriminator(_form)
]
"""Points, or a band [lo, hi) of shares of the weight; the top band includes its hi."""


def holds(level: Decimal | Span, points: Decimal, weight: Decimal, top: Decimal) -> bool:
    """Whether points lie in the level; ``top`` is the highest share of all bands, 1 = W."""
    if isinstance(level, Decimal):
        return points == level
    low, high = level
    below = points <= weight * high if high == top else points < weight * high
    return weight * low <= points and below


def picked(level: Decimal | Span, weight: Decimal, pick: Pick) -> Decimal | None:
    """Return the points that a level gives by itself, None where the unit has to choose."""
    if isinstance(level, Decimal):
        return clamp(level, weight)
    low, high = level
    match pick:
        case Pick.TOP:
            return clamp(weight * high, weight)
        case Pick.MID:
            return clamp(weight * (low + high) / 2, weight)
        case Pick.EXPLICIT:
            return None


class Graded(Kind):
    """Read from 方法: 分级, with 档次 mapping the name of every level to its points or band."""

    method: Literal["分级"] = Field(alias="方法")
    levels: Mapping[Text, Level] = Field(alias="档次")
    pick: Pick = Field(alias="取值", default=Pick.EXPLICIT)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Give the level's points, or the unit's own choice if it lies in the level's band.

        A unit that named no level but gave itself points has the level whose band holds them.
        """
        name = inputs.level
        if name is None and inputs.chosen is not None:
            name = self._level_of(inputs.chosen, weight)
            if name is None:
                return unable(Trouble.OUT_OF_BAND, points=plain(inputs.chosen), bands="任何一档")
        if name is None:
            return unable(Trouble.MISSING_LEVEL, levels="、".join(self.levels))
        if name not in self.levels:
            return unable(Trouble.UNKNOWN_LEVEL, level=name, levels="、".join(self.levels))
        return self._points(name, weight, inputs.chosen)

    def _points(self, name: str, weight: Decimal, chosen: Decimal | None) -> Outcome:
        level = self.levels[name]
        points = picked(level, weight, self.pick)
        if points is not None:
            return Outcome(points, (Step(Later(self._text, name), points),), level=name)
        if chosen is None:
            return unable(Trouble.MISSING_CHOICE, level=name, band=self._worth(name))
        if not holds(level, chosen, weight, self._top):
            bands = f"所填档次“{name}”"
            return unable(Trouble.OUT_OF_BAND, points=plain(chosen), bands=bands)
        step = Step(Later(self._text, name, chosen), chosen)
        return Outcome(clamp(chosen, weight), (step,), level=name)

    def _text(self, name: str, chosen: Decimal | None = None) -> str:
        own = "" if chosen is None else f"，自定 {plain(chosen)} 分"
        return f"档次“{name}”：{self._worth(name)}{own}"

    @property
    def needs(self) -> tuple[Need, ...]:
        """Nothing: the unit names a level."""
        return ()

    def asks(self, weight: Decimal) -> tuple[Question, ...]:
        """Ask for points or a level."""
        level = Question("完成等级", "填一档：{words}", words=tuple(self.levels))
        return (Question("自评得分", f"满分 {weight} 分"), level)

    def shown(self, answers: Answers) -> tuple[Shown, ...]:
        """Show the level and the points that the unit gave itself."""
        points = "" if answers.declared is None else plain(answers.declared)
        said = (Shown("完成等级", answers.level or ""), Shown("自评得分", points))
        return tuple(one for one in said if one.text)

    @property
    def leaves_standard_open(self) -> bool:
        """Whether a single level holds all points there are."""
        return len(self.levels) == 1 and self._spans == [(ZERO, _ONE)]

    def _level_of(self, points: Decimal, weight: Decimal) -> str | None:
        held = (
            name for name, level in self.levels.items() if holds(level, points, weight, self._top)
        )
        return next(held, None)

    @cached_property
    def _spans(self) -> list[Span]:
        return sorted(level for level in self.levels.values() if isinstance(level, tuple))

    @cached_property
    def _top(self) -> Decimal:
        return max((high for _, high in self._spans), default=_ONE)

    def _worth(self, name: str) -> str:
        level = self.levels[name]
        if isinstance(level, Decimal):
            return f"{plain(level)} 分"
        low, high = level
        return (
            f"分值的 {plain(low)} 至 {plain(high)}{'（含）' if high == self._top else '（不含）'}"
        )

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report bands that do not touch, shares outside 0…1 and points outside 0…W."""
        found = [] if self.levels else ["没有写任何档次"]
        for name, level in self.levels.items():
            if isinstance(level, Decimal):
                if not ZERO <= level <= weight:
                    found.append(f"“{name}”计 {plain(level)} 分，不在 0 到 {plain(weight)} 之间")
            elif not ZERO <= level[0] < level[1] <= _ONE:
                found.append(f"“{name}”的比例要在 0 到 1 之间，前小后大")
        for (_, high), (low, _) in pairwise(self._spans):
            if high != low:
                word = "重叠" if high > low else "不相接"
                found.append(
                    f"档次的比例在 {plain(min(low, high))} 和 {plain(max(low, high))} 之间{word}"
                )
        return tuple(Defect("档次", text) for text in found)
