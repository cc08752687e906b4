"""The rubric (评分标准): weights, rules, rounding and grades of one place's sheet, as data."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from generator.expressions.formula import Condition, Formula
from generator.expressions.rounding import HALF_UP, Mode
from generator.forms import Directions, Years
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

    weight: Annotated[Amount, Field(alias="分值", description="满分多少")]
    value: Annotated[
        Formula, Field(alias="取值", description="算式，一般是 `全年执行数 / 全年预算数`")
    ]
    rule: Annotated[Rule, Field(alias="规则", description="见“规则”")]
    na: Annotated[
        NotApplicable | None,
        Field(
            alias="不适用",
            description="例如 `{条件: 全年预算数 = 0 且 全年执行数 = 0, 处理: 折算}`",
        ),
    ] = None
    step: Annotated[Unit | None, Field(alias="舍入", description="不写就用评分标准的“舍入”")] = None
    counts: Annotated[
        YesNo, Field(alias="计入总分", description="不写是 `是`。`否`：分照算照印，不加进总分")
    ] = True
    rows: Annotated[
        tuple[Text, ...],
        Field(
            alias="指标行",
            description=(
                "预算执行不单列、作为单位指标表里的一行的，写这一行的名称，例如 `[预算执行率]`："
                "那一行照这里的规则计分，分值算在它的一级指标里，不另外加"
            ),
        ),
    ] = ()


class Scope(Record):
    """Which indicators of a unit a rule applies to; what is not named does not matter."""

    groups: Annotated[tuple[Text, ...], Field(alias="一级", description="一级指标名称的列表")] = ()
    subgroups: Annotated[
        tuple[Text, ...], Field(alias="二级", description="二级指标名称的列表，例如 `[满意度指标]`")
    ] = ()
    nature: Annotated[
        Literal["定量", "定性", "日期", "是否"] | None,
        Field(
            alias="性质",
            description=(
                "`定量`、`定性`、`日期`、`是否`，由程序从年度指标值读出。`是否` 是只写 是、否、"
                "有、无 的，完成值相同为 1、不同为 0；没有写它的规则，按 `定性`。年度指标值是期限"
                "（`11月30日前`）的是日期，用“达标”或“按步扣分”；“按比例”只在满分值、零分值是"
                "两个日期时（如 `目标值`、`目标值 + 30`）能算逾期的得分"
            ),
        ),
    ] = None
    signs: Annotated[
        tuple[Sign, ...],
        Field(
            alias="符号",
            description="列表，可写 ≥、>、=、≤、<、区间。没写符号的指标值按填报说明第五节定符号",
        ),
    ] = ()

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

    scope: Annotated[Scope, Field(alias="适用", description="哪些指标，见下；不写的都适用")] = (
        Scope.model_construct()
    )
    value: Annotated[
        Formula | None,
        Field(
            alias="取值",
            description="不看实际完成值、由别的数算的写算式，例如 `100 * 数据项1 / 数据项2`",
        ),
    ] = None
    rule: Annotated[Rule, Field(alias="规则", description="见“规则”")]
    na: Annotated[NotApplicable | None, Field(alias="不适用", description="见“不适用”")] = None
    step: Annotated[Unit | None, Field(alias="舍入", description="只管适用的指标")] = None


class NamedIndicator(Record):
    """An indicator that the rubric itself brings, with its weight in points.

    ``value`` is worked out over the named data; ``unit`` says in what. ``standard`` and
    ``explanation`` are the texts of the printed sheet. ``subgroup_weight`` is what the sheet prints
    beside the subgroup where that is not the sum of all its rows.
    """

    name: Annotated[Text, Field(alias="三级指标", description="指标的名称")]
    weight: Annotated[Amount, Field(alias="分值", description="满分多少")]
    value: Annotated[Formula | None, Field(alias="取值", description="取值的算式")] = None
    unit: Annotated[Text | None, Field(alias="单位", description="取值的单位，只用于说明")] = None
    rule: Annotated[Rule, Field(alias="规则", description="见“规则”")]
    na: Annotated[NotApplicable | None, Field(alias="不适用", description="见“不适用”")] = None
    step: Annotated[Unit | None, Field(alias="舍入", description="只管这一项")] = None
    standard: Annotated[Text | None, Field(alias="评价标准", description="印在表上的文字")] = None
    explanation: Annotated[Text | None, Field(alias="指标说明", description="印在表上的文字")] = (
        None
    )
    is_execution: Annotated[
        YesNo,
        Field(
            alias="预算执行",
            description="`是`：这一项就是预算执行（评分标准另外没有“预算执行”），检查照预算执行看",
        ),
    ] = False
    basis: Annotated[
        Text | None, Field(alias="依据", description="这一项的依据，说明得分由来时用")
    ] = None
    printed_name: Annotated[
        Text | None, Field(alias="印作", description="印出来的名称与“三级指标”不同时写")
    ] = None
    subgroup_weight: Annotated[
        Amount | None,
        Field(alias="二级分值", description="表上二级指标旁印的分值与各项之和不同时写"),
    ] = None


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
    rounded to, half up unless ``rounding``
    says otherwise. ``grades`` map a grade to its lower bound.
    ``factors`` multiply the total by how many grades the finance bureau's grade lies below the
    unit's. A rubric that is not ``complete`` leaves weights to the unit's approved goal.
    """

    title: Annotated[Text, Field(alias="名称", description="评分标准的全称")]
    source: Annotated[Text, Field(alias="来源", description="依据的文件")]
    years: Annotated[Years, Field(alias="适用年度", description="同套表")]
    complete: Annotated[
        YesNo,
        Field(
            alias="分值完整",
            description="`否`：分值由批复的目标定，评分标准里加不到总分；不写是 `是`",
        ),
    ] = True
    rules_complete: Annotated[
        YesNo,
        Field(
            alias="规则完整",
            description=(
                "`否`：只公布了一部分规则，没有适用规则的指标由单位自己评分，不报 P18；不写是 `是`"
            ),
        ),
    ] = True
    total: Annotated[Amount, Field(alias="总分", description="满分，不写是 100")] = Decimal(100)
    group_weights: Annotated[
        dict[Text, Amount],
        Field(alias="一级分值", description="各一级指标的分值，见下", default_factory=dict),
    ]
    group_shares: Annotated[
        dict[Text, Amount],
        Field(
            alias="一级权重",
            description=(
                "各一级指标的权重，百分数，例如 `{预算绩效: 50, 项目产出: 50}`：组内各项得分"
                "相加，乘权重，再相加成总分。这时“一级分值”是组内的满分"
            ),
            default_factory=dict,
        ),
    ]
    fold: Annotated[
        Text | None,
        Field(
            alias="折算",
            description=(
                "每一项另有权重的，写那一栏的名称（套表“栏目”里绩效指标的栏，例如 `权重占比`）："
                "各项得分乘权重，再相加成总分"
            ),
        ),
    ] = None
    row_data: Annotated[
        tuple[Text, ...],
        Field(
            alias="栏目数据",
            description=(
                "单位在指标那一行填的、算式里要用的栏（套表“栏目”里绩效指标的栏），例如 `[数据项1,"
                " 数据项2]`、`[得分系数]`；占比按小数算"
            ),
        ),
    ] = ()
    divides: Annotated[
        YesNo,
        Field(
            alias="均分",
            description=(
                "`是`：没有填分值的指标平分所在的一级指标的分值，单位给一级、二级指标填的“分值”或"
                "者写在名称后面的（产出指标（60分））先用；不分一级的，平分目标的分值、全部指标的分"
                "值。除不尽的归最后一项；不写是 `否`"
            ),
        ),
    ] = False
    indicator_total: Annotated[
        Amount | None,
        Field(
            alias="指标总分",
            description="一级指标的名称、分值各单位不同时，只写全部指标共多少分，见下",
        ),
    ] = None
    step: Annotated[
        Unit,
        Field(
            alias="舍入",
            description=(
                "得分舍入到多少的倍数，四舍五入，不写是 0.01。`0.5` 就是 0.5 分一档：8.43 "
                "得 8.5。预算执行、自带指标、指标里可以各写自己的“舍入”"
            ),
        ),
    ] = Decimal("0.01")
    rounding: Annotated[
        Mode, Field(alias="舍入方式", description="`四舍五入`（不写就是）、`进一`、`舍去`")
    ] = HALF_UP
    figures: Annotated[
        dict[Text, FigureSpec],
        Field(
            alias="其他数据",
            description="常用数据以外还要单位填的数，写明单位和说明",
            default_factory=dict,
        ),
    ]
    execution: Annotated[
        ExecutionRule | None,
        Field(alias="预算执行", description="预算执行率怎样计分，不写就不单独计分"),
    ] = None
    indicators: Annotated[
        dict[Text, dict[Text, tuple[NamedIndicator, ...]]],
        Field(alias="指标", description="评分标准自带的指标，单位不用填分值", default_factory=dict),
    ]
    own_rules: Annotated[
        tuple[BoundRule, ...], Field(alias="自带指标", description="单位自己填的指标按什么规则计分")
    ] = ()
    rules: Annotated[
        dict[Text, Rule],
        Field(
            alias="规则库",
            description="有名称的规则，单位在指标的“计分规则”里指名用",
            default_factory=dict,
        ),
    ]
    directions: Annotated[
        Directions,
        Field(alias="方向", description="同套表的“方向”，两处写的都算"),
    ] = Directions.model_construct()
    evidence: Annotated[
        Literal["不处理", "零分"],
        Field(alias="缺少佐证", description="`零分`：没有填佐证材料的计 0 分；不写是 `不处理`"),
    ] = "不处理"
    cap: Annotated[
        TotalCap | None, Field(alias="总分上限", description="按某个数限制总分，见“整张表”")
    ] = None
    late: Annotated[
        LateRule | None, Field(alias="逾期", description="报送晚了扣分，见“整张表”")
    ] = None
    factors: Annotated[
        tuple[Number, ...],
        Field(alias="低等系数", description="财政评价低于自评等级的，总分乘几，见“整张表”"),
    ] = ()
    grades: Annotated[
        dict[Text, Amount],
        Field(alias="等级", description="每等的下限（含），最低一等写 0", default_factory=dict),
    ]

    @cached_property
    def rows(self) -> tuple[NamedRow, ...]:
        """The rubric's own indicators with their group and subgroup, in the order of the file."""
        return tuple(
            NamedRow(group, subgroup, indicator)
            for group, subgroups in self.indicators.items()
            for subgroup, indicators in subgroups.items()
            for indicator in indicators
        )

    @property
    def execution_beside(self) -> ExecutionRule | None:
        """The rule of budget execution where it is scored beside the indicators, not among them."""
        return None if self.execution is None or self.execution.rows else self.execution

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
