"""The rubric (评分标准): weights, rules, rounding and grades of one place's sheet, as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from generator.forms import Years
from generator.reading import Amount, Number, Record, Text, YesNo
from generator.scoring.formula import Formula
from generator.scoring.kinds import Rule

Step = Annotated[Number, Field(gt=0)]


class ExecutionRule(Record):
    """How budget execution is scored. ``weight`` is in points.

    ``counts`` tells whether the points are part of the total; some places print them beside a
    total of 100 that the indicators make up alone.
    """

    weight: Annotated[Amount, Field(alias="分值")]
    value: Annotated[Formula, Field(alias="取值")]
    rule: Annotated[Rule, Field(alias="规则")]
    step: Annotated[Step | None, Field(alias="舍入")] = None
    counts: Annotated[YesNo, Field(alias="计入总分")] = True


class Scope(Record):
    """Which indicators of a unit a rule applies to; what is not named does not matter."""

    groups: Annotated[tuple[Text, ...], Field(alias="一级")] = ()
    subgroups: Annotated[tuple[Text, ...], Field(alias="二级")] = ()
    nature: Annotated[Literal["定量", "定性", "日期"] | None, Field(alias="性质")] = None
    signs: Annotated[tuple[Text, ...], Field(alias="符号")] = ()

    def covers(self, group: str, subgroup: str, nature: str, sign: str) -> bool:
        """Tell whether an indicator of that place, nature and comparator falls under the rule."""
        return (
            (not self.groups or group in self.groups)
            and (not self.subgroups or subgroup in self.subgroups)
            and self.nature in (None, nature)
            and (not self.signs or sign in self.signs)
        )


class BoundRule(Record):
    """A rule for indicators that units bring themselves; the first that covers one applies."""

    scope: Annotated[Scope, Field(alias="适用")] = Scope()
    rule: Annotated[Rule, Field(alias="规则")]
    step: Annotated[Step | None, Field(alias="舍入")] = None


class Rubric(Record):
    """One place's scoring standard. All figures are points unless said otherwise.

    ``step`` is what every score is rounded to, half up. ``grades`` map a grade to its lower bound.
    """

    title: Annotated[Text, Field(alias="名称")]
    source: Annotated[Text, Field(alias="来源")]
    years: Annotated[Years, Field(alias="适用年度")]
    total: Annotated[Amount, Field(alias="总分")] = Decimal(100)
    group_weights: Annotated[dict[Text, Amount], Field(alias="一级分值", default_factory=dict)]
    step: Annotated[Step, Field(alias="舍入")] = Decimal("0.01")
    execution: Annotated[ExecutionRule | None, Field(alias="预算执行")] = None
    own_rules: Annotated[tuple[BoundRule, ...], Field(alias="自带指标")] = ()
    grades: Annotated[dict[Text, Amount], Field(alias="等级", default_factory=dict)]

    def grade(self, points: Decimal | None) -> str | None:
        """Return the grade of a total, lower bounds inclusive; None without points or scale."""
        if points is None:
            return None
        scale = sorted(self.grades.items(), key=lambda item: item[1], reverse=True)
        return next((name for name, bound in scale if points >= bound), None)
