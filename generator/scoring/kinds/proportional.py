"""Points in proportion to what was reached (按比例计分, 比率分值法, 满意值赋分法)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions.formula import Formula
from generator.expressions.later import Later
from generator.filing.no_answer import as_reason
from generator.scoring.kinds.deviation import Over, Treatment, Under, treated
from generator.scoring.kinds.kind import (
    ZERO,
    Brought,
    Defect,
    Kind,
    Need,
    Question,
    Shown,
    Tolerance,
    constant,
    parameter,
    plain,
    uncomputable,
)
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, clamp, unable
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

_RANGE = "区间"
_TWO = Decimal(2)
_DAYS = Decimal(3660)  # further from the full mark no deadline ends: there it is a multiple of one
_NO_RATIO = "日期 {value} 晚于（或早于）{full}，不能按比例折算，评分标准要另写适用于日期的规则"


class Curve(StrEnum):
    """How points fall beyond an upper limit: to 0 at twice the limit, or as W·T/A."""

    LINEAR = "线性"
    INVERSE = "反比"


class Direction(Enum):
    """Which values are good: high ones, low ones, or (= and bare numbers) those on target.

    The last are scored like high ones, save that a target of 0 then means none at all.
    """

    UP = auto()
    DOWN = auto()
    EXACT = auto()


class Line(Struct, frozen=True):
    """Where an indicator has full points and where none; ``zero`` is None where T alone says."""

    full: Decimal
    zero: Decimal | None
    direction: Direction
    curve: Curve

    @property
    def rises(self) -> bool:
        """Whether higher values are better."""
        if self.zero is not None and self.zero != self.full:
            return self.zero < self.full
        return self.direction is not Direction.DOWN

    def reached(self, value: Decimal) -> bool:
        """Whether the value reaches the full mark; ≥ and > are scored alike, and so are ≤ and <."""
        return value >= self.full if self.rises else value <= self.full


class _Case(Struct, frozen=True):
    """A value beside the target that its deviation is measured by, and the unit's reason."""

    value: Decimal
    target: Decimal
    reason: str | None


def direction_of(comparator: str, curve: Curve) -> Direction:
    """Return the direction of a comparator; without one, the inverse curve means a limit."""
    if comparator in {"≥", ">"}:
        return Direction.UP
    if comparator in {"≤", "<"} or (curve is Curve.INVERSE and comparator != "="):
        return Direction.DOWN
    return Direction.EXACT


def proportional(weight: Decimal, value: Decimal, line: Line) -> Decimal | Trouble:
    """W·(A - Z)/(F - Z), or for a limit W·(2 - A/F) or W·F/A; within 0…W, A ≥ F giving W.

    F = 0 has no ratio: with ≥ any A ≥ 0 has full points, else only A ≤ 0. F < 0 has none either;
    where A does not plainly reach it, the rubric has to state both ends.
    """
    if line.zero is not None and line.zero != line.full:
        return clamp(weight * (value - line.zero) / (line.full - line.zero), weight)
    if line.full == 0:
        reached = value >= 0 if line.direction is Direction.UP else value <= 0
        return weight if reached else ZERO
    if line.zero is not None:
        return Trouble.NO_SPAN
    if line.full < 0:
        plainly = line.direction is not Direction.EXACT and line.reached(value)
        return weight if plainly else Trouble.NEGATIVE_TARGET
    return _by_ratio(weight, value, line)


def _by_ratio(weight: Decimal, value: Decimal, line: Line) -> Decimal:
    """Score against a full mark F > 0 by the ratio of A and F."""
    if line.reached(value):
        return weight
    if line.rises:
        return clamp(weight * value / line.full, weight)
    if line.curve is Curve.INVERSE:
        return clamp(weight * line.full / value, weight)
    return clamp(weight * (_TWO - value / line.full), weight)


class Proportional(Kind):
    """Read from 方法: 按比例.

    The full mark is the target unless 满分值 says otherwise; none is given at 0, or for a limit at
    twice the full mark, unless 零分值 says otherwise. 未达 and 超额 apply where higher is better.
    """

    method: Literal["按比例"] = Field(alias="方法")
    full_at: Formula | None = Field(alias="满分值", default=None)
    zero_at: Formula | None = Field(alias="零分值", default=None)
    curve: Curve = Field(alias="曲线", default=Curve.LINEAR)
    under: Under | None = Field(alias="未达", default=None)
    over: Over | None = Field(alias="超额", default=None)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Score the value, then apply what the place makes of values far from the target."""
        if inputs.value is None:
            return unable(Trouble.MISSING_VALUE)
        line = self._line(inputs, inputs.value)
        if isinstance(line, Outcome):
            return line
        if inputs.dated and not _comparable_days(line, inputs.value):
            days = {"value": inputs.written(inputs.value), "full": inputs.written(line.full)}
            return unable(Trouble.REFUSED, reason=_NO_RATIO.format_map(days))
        points = proportional(weight, inputs.value, line)
        if isinstance(points, Trouble):
            return unable(points, full=plain(line.full))
        outcome = Outcome(points, (Step(Later(_text, weight, inputs, line), points),))
        if inputs.dated or not line.rises or inputs.comparator == _RANGE:
            return outcome
        target = line.full if inputs.target is None else inputs.target
        return self._deviating(outcome, weight, _Case(inputs.value, target, inputs.reason))

    def _line(self, inputs: Inputs, value: Decimal) -> Line | Outcome:
        if self.full_at is None and inputs.comparator == _RANGE:
            return self._range(inputs, value)
        full = self._full(inputs)
        if isinstance(full, Outcome):
            return full
        zero = None if self.zero_at is None else parameter(self.zero_at, inputs)
        if isinstance(zero, Outcome):
            return zero
        return Line(full, zero, direction_of(inputs.comparator, self.curve), self.curve)

    def _full(self, inputs: Inputs) -> Decimal | Outcome:
        if self.full_at is not None:
            return parameter(self.full_at, inputs)
        return unable(Trouble.MISSING_TARGET) if inputs.target is None else inputs.target

    def _range(self, inputs: Inputs, value: Decimal) -> Line | Outcome:
        """Score a value above the range against its upper end, any other against the lower."""
        if inputs.target is None or inputs.upper is None:
            return unable(Trouble.MISSING_TARGET)
        if value > inputs.upper:
            return Line(inputs.upper, None, Direction.DOWN, self.curve)
        return Line(inputs.target, None, Direction.UP, self.curve)

    def _deviating(self, outcome: Outcome, weight: Decimal, case: _Case) -> Outcome:
        if self.under is not None and self.under.applies(case.value, case.target):
            points = clamp(self.under.points, weight)
            step = Step(Later(_short_text, self.under, points), points)
            return replace(outcome, points=points, steps=(*outcome.steps, step))
        if self.over is not None and self.over.applies(case.value, case.target):
            return _exceeding(outcome, weight, case, self.over)
        return outcome

    @property
    def needs(self) -> tuple[Need, ...]:
        """A value, and a target where the rule states no full mark."""
        value = Need(Brought.VALUE)
        return (value, Need(Brought.TARGET, "满分值")) if self.full_at is None else (value,)

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask nothing: data alone give the points."""
        return ()

    def shown(self, answers: Answers) -> tuple[Shown, ...]:  # noqa: ARG002  nothing is asked
        """Show no answer."""
        return ()

    @cached_property
    def tolerance(self) -> Tolerance:
        """What 未达 and 超额 say; where the rubric says nothing, what is usual."""
        usual = Tolerance()
        if self.under is not None:
            usual = replace(usual, least=self.under.below)
        if self.over is None:
            return usual
        passes = self.over.treatment is Treatment.NONE
        most = None if passes else self.over.start
        return replace(usual, most=most, from_zero=None if passes else self.over.zero_start)

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report ends that leave no ratio, and treatments that make no sense."""
        found = [*uncomputable("满分值", self.full_at), *uncomputable("零分值", self.zero_at)]
        found += self._defects_of_ends()
        if self.curve is Curve.INVERSE and self.zero_at is not None:
            found.append(Defect("曲线", "曲线是“反比”时分数不会到 0，不能写“零分值”"))
        if self.under is not None:
            found += [Defect("未达", text) for text in self.under.faults(weight)]
        if self.over is not None:
            found += [Defect("超额", text) for text in self.over.faults()]
        return tuple(found)

    def _defects_of_ends(self) -> list[Defect]:
        full, zero = constant(self.full_at), constant(self.zero_at)
        if full is None or (self.zero_at is not None and zero is None):
            return []
        if full <= 0 and not zero:
            text = f"满分值 {plain(full)} 不大于 0，要另写一个不为 0 的“零分值”"
            return [Defect("满分值", text)]
        if full == zero:
            return [Defect("零分值", f"满分值和零分值都是 {plain(full)}")]
        return []


def _exceeding(outcome: Outcome, weight: Decimal, case: _Case, over: Over) -> Outcome:
    points = outcome.points
    if points is None:
        return outcome
    left = treated(points, weight, case.value, case.target, over)
    step = Step(Later(_excess_text, case, over), left)
    told = replace(outcome, points=left, steps=(*outcome.steps, step))
    if not over.needs_reason(case.target) or as_reason(case.reason):
        return told
    facts = {"value": plain(case.value), "target": plain(case.target), "start": plain(over.start)}
    return replace(told, trouble=Trouble.EXPLANATION_MISSING, facts=facts)


def _comparable_days(line: Line, value: Decimal) -> bool:
    """Tell whether days have a proportion: 738155 ÷ 738160 of a calendar is none.

    On time is on time; for what is not, points fall only between two days that the rubric states.
    """
    return line.reached(value) or (line.zero is not None and abs(line.zero - line.full) <= _DAYS)


def _short_text(under: Under, points: Decimal) -> str:
    return f"低于目标值的 {plain(under.below)} 倍，计 {plain(points)} 分"


def _excess_text(case: _Case, over: Over) -> str:
    return f"{plain(case.value)} 远超目标值 {plain(case.target)}，处理：{over.treatment}"


def _text(weight: Decimal, inputs: Inputs, line: Line) -> str:
    """Write the formula with its figures."""
    value = ZERO if inputs.value is None else inputs.value
    w, a, f = plain(weight), inputs.written(value), inputs.written(line.full)
    if line.reached(value) and line.full != 0:
        return f"{a} 达到满分值 {f}，计满分"
    if line.zero is not None and line.zero != line.full:
        z = inputs.written(line.zero) if line.zero >= 0 else f"({plain(line.zero)})"
        return f"{w} × ({a} - {z}) ÷ ({f} - {z})"
    if line.full == 0:
        return f"满分值为 0，实际 {a}"
    if line.rises:
        return f"{w} × {a} ÷ {f}"
    if line.curve is Curve.INVERSE:
        return f"{w} × {f} ÷ {a}"
    return f"{w} × (2 - {a} ÷ {f})"
