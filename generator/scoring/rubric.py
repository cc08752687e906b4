"""The rubric (评分标准): weights, rules, rounding and grades of one place's sheet, as data."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from generator.expressions.formula import Condition, Formula
from generator.forms import Years
from generator.reading import Amount, Number, Record, Text, YesNo
from generator.scoring.expense_names import parsed
from generator.scoring.kinds import Rule
from generator.scoring.written import Written, expressions

Unit = Annotated[Number, Field(gt=0)]
Policy = Literal["满分", "零分", "不计入", "折算"]
Sign = Literal["≥", ">", "=", "≤", "<", "区间"]


class NotApplicable(Record):
    """What becomes of an indicator that does not apply to a unit.

    It does not apply where ``when`` holds, or where the unit says so with its reason. 不计入 takes
    its weight off the total, 折算 scales what is left up to the full total.
    """

    when: Annotated[Condition | None, Field(alias="条件")] = None
    policy: Annotated[Policy, Field(alias="处理")]


class ExecutionRule(Record):
    """How budget execution is scored. ``weight`` is in points.

    ``counts`` tells whether the points are part of the total; some places print them beside a
    total of 100 that the indicators make up alone.
    """

    weight: Annotated[Amount, Field(alias="分值")]
    value: Annotated[Formula, Field(alias="取值")]
    rule: Annotated[Rule, Field(alias="规则")]
    na: Annotated[NotApplicable | None, Field(alias="不适用")] = None
    step: Annotated[Unit | None, Field(alias="舍入")] = None
    counts: Annotated[YesNo, Field(alias="计入总分")] = True


class Scope(Record):
    """Which indicators of a unit a rule applies to; what is not named does not matter."""

    groups: Annotated[tuple[Text, ...], Field(alias="一级")] = ()
    subgroups: Annotated[tuple[Text, ...], Field(alias="二级")] = ()
    nature: Annotated[Literal["定量", "定性", "日期"] | None, Field(alias="性质")] = None
    signs: Annotated[tuple[Sign, ...], Field(alias="符号")] = ()

    def covers(self, group: str, subgroup: str, nature: str, sign: str) -> bool:
        """Tell whether an indicator of that place, nature and comparator falls under the rule."""
        return (
            (not self.groups or group in self.groups)
            and (not self.subgroups or subgroup in self.subgroups)
            and self.nature in (None, nature)
            and (not self.signs or sign in self.signs)
        )

    def includes(self, other: Scope) -> bool:
        """Tell whether whatever falls under the other scope falls under this one, too."""
        lists = (
            (self.groups, other.groups),
            (self.subgroups, other.subgroups),
            (self.signs, other.signs),
        )
        return self.nature in (None, other.nature) and all(
            not own or (bool(others) and set(others) <= set(own)) for own, others in lists
        )


class BoundRule(Record):
    """A rule for indicators that units bring themselves; the first that covers one applies."""

    scope: Annotated[Scope, Field(alias="适用")] = Scope.model_construct()
    rule: Annotated[Rule, Field(alias="规则")]
    na: Annotated[NotApplicable | None, Field(alias="不适用")] = None
    step: Annotated[Unit | None, Field(alias="舍入")] = None


class NamedIndicator(Record):
    """An indicator that the rubric itself brings, with its weight in points.

    ``value`` is worked out over the named data; ``unit`` says in what. ``standard`` and
    ``explanation`` are the texts of the printed sheet. ``subgroup_weight`` is what the sheet prints
    beside the subgroup where that is not the sum of all its rows.
    """

    name: Annotated[Text, Field(alias="三级指标")]
    weight: Annotated[Amount, Field(alias="分值")]
    value: Annotated[Formula | None, Field(alias="取值")] = None
    unit: Annotated[Text | None, Field(alias="单位")] = None
    rule: Annotated[Rule, Field(alias="规则")]
    na: Annotated[NotApplicable | None, Field(alias="不适用")] = None
    step: Annotated[Unit | None, Field(alias="舍入")] = None
    standard: Annotated[Text | None, Field(alias="评价标准")] = None
    explanation: Annotated[Text | None, Field(alias="指标说明")] = None
    basis: Annotated[Text | None, Field(alias="依据")] = None
    printed_name: Annotated[Text | None, Field(alias="印作")] = None
    subgroup_weight: Annotated[Amount | None, Field(alias="二级分值")] = None


class NamedRow(NamedTuple):
    """An indicator of the rubric with its group and subgroup."""

    group: str
    subgroup: str
    indicator: NamedIndicator


class FigureSpec(Record):
    """A figure that the rubric asks a unit for beyond the common data."""

    unit: Annotated[Text, Field(alias="单位")]
    explanation: Annotated[Text | None, Field(alias="说明")] = None


class Cap(Record):
    """One step of the cap: while ``lo`` ≤ value < ``hi``, the total is at most ``most`` points."""

    lo: Annotated[Number | None, Field(alias="下限")] = None
    hi: Annotated[Number | None, Field(alias="上限")] = None
    most: Annotated[Amount, Field(alias="总分不超过")]

    def holds(self, value: Decimal) -> bool:
        """Tell whether the step is the one for a value."""
        return (self.lo is None or value >= self.lo) and (self.hi is None or value < self.hi)


class TotalCap(Record):
    """A cap on the total by some figure, such as the execution rate."""

    value: Annotated[Formula, Field(alias="取值")]
    steps: Annotated[tuple[Cap, ...], Field(alias="区间", min_length=1)]


class LateRule(Record):
    """Points off the total for every day that the paper was late, at most ``most``."""

    each: Annotated[Amount, Field(alias="每天扣")]
    most: Annotated[Amount | None, Field(alias="最多扣")] = None


class Rubric(Record):
    """One place's scoring standard. All figures are points unless said otherwise.

    ``indicator_total`` is what all indicators make up together, budget execution aside, where the
    groups have no points of their own: several goals share it. ``step`` is what every score is
    rounded to, half up. ``grades`` map a grade to its lower bound.
    ``factors`` multiply the total by how many grades the finance bureau's grade lies below the
    unit's. A rubric that is not ``complete`` leaves weights to the unit's approved goal.
    """

    title: Annotated[Text, Field(alias="名称")]
    source: Annotated[Text, Field(alias="来源")]
    years: Annotated[Years, Field(alias="适用年度")]
    complete: Annotated[YesNo, Field(alias="分值完整")] = True
    total: Annotated[Amount, Field(alias="总分")] = Decimal(100)
    group_weights: Annotated[dict[Text, Amount], Field(alias="一级分值", default_factory=dict)]
    indicator_total: Annotated[Amount | None, Field(alias="指标总分")] = None
    step: Annotated[Unit, Field(alias="舍入")] = Decimal("0.01")
    figures: Annotated[dict[Text, FigureSpec], Field(alias="其他数据", default_factory=dict)]
    execution: Annotated[ExecutionRule | None, Field(alias="预算执行")] = None
    indicators: Annotated[
        dict[Text, dict[Text, tuple[NamedIndicator, ...]]],
        Field(alias="指标", default_factory=dict),
    ]
    own_rules: Annotated[tuple[BoundRule, ...], Field(alias="自带指标")] = ()
    rules: Annotated[dict[Text, Rule], Field(alias="规则库", default_factory=dict)]
    evidence: Annotated[Literal["不处理", "零分"], Field(alias="缺少佐证")] = "不处理"
    cap: Annotated[TotalCap | None, Field(alias="总分上限")] = None
    late: Annotated[LateRule | None, Field(alias="逾期")] = None
    factors: Annotated[tuple[Number, ...], Field(alias="低等系数")] = ()
    grades: Annotated[dict[Text, Amount], Field(alias="等级", default_factory=dict)]

    @cached_property
    def rows(self) -> tuple[NamedRow, ...]:
        """The rubric's own indicators with their group and subgroup, in the order of the file."""
        return tuple(
            NamedRow(group, subgroup, indicator)
            for group, subgroups in self.indicators.items()
            for subgroup, indicators in subgroups.items()
            for indicator in indicators
        )

    @cached_property
    def expenses(self) -> tuple[tuple[str, Written], ...]:
        """The expenses whose figures the rubric names, each with the first place of it."""
        found: dict[str, Written] = {}
        for written in expressions(self):
            for name in sorted(written.expression.names - self.figures.keys()):
                figure = parsed(name)
                if figure is not None:
                    found.setdefault(figure.expense, written)
        return tuple(found.items())

    @cached_property
    def scale(self) -> tuple[tuple[str, Decimal], ...]:
        """The grades with their lower bounds, the best first."""
        return tuple(sorted(self.grades.items(), key=lambda item: item[1], reverse=True))

    def grade(self, points: Decimal | None) -> str | None:
        """Return the grade of a total, lower bounds inclusive; None without points or scale."""
        if points is None:
            return None
        return next((name for name, bound in self.scale if points >= bound), None)
