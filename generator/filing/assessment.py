"""What is assessed: the whole unit or a project, each with money, goals and indicators."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from generator.filing.accounts import Spending
from generator.filing.answers import Answers
from generator.filing.carried import INSIDE, PLANNED, PLANNED_TABLE, RESULT, RESULT_TABLE, STANDING
from generator.filing.free_tables import FreeTables
from generator.filing.funds import Funds
from generator.filing.indicator_table import (
    IndicatorRow,
    IndicatorTable,
    Level,
    levels_of,
    rows_of,
)
from generator.filing.narrative import Head, Illustration, Paragraphs
from generator.reading import Amount, Count, Date, Number, OpenRecord, Size, Text

if TYPE_CHECKING:
    from generator.diagnostics import Position


Place = tuple[int | None, tuple[str, ...]]
"""Where in the tables: the number of the goal that one belongs to, the names down to a level."""


class Goal(OpenRecord):
    """A performance goal and what came of it. A form may ask for several.

    Where indicators belong to goals each has a table, with ``weight`` points for all of it.
    """

    kind: ClassVar[str] = "总体目标"

    name: Annotated[
        Text | None,
        Field(alias="名称", description="有几个目标时，目标的名称", examples=["扩大服务覆盖面"]),
        STANDING,
    ] = None
    goal: Annotated[
        Text | None,
        Field(
            alias="预期目标",
            description="年初定的目标，写明做到多少",
            examples=["全年举办培训12期，培训600人次"],
        ),
        PLANNED,
    ] = None
    goal_adjusted: Annotated[
        Text | None,
        Field(
            alias="调整后目标", description="年中有调整的写在这里", examples=["全年举办培训10期"]
        ),
        PLANNED,
    ] = None
    goal_result: Annotated[
        Text | None,
        Field(
            alias="实际完成情况",
            description="年末的结果，对照目标写",
            examples=["全年举办培训12期，培训640人次"],
        ),
        RESULT,
    ] = None
    weight: Annotated[
        Size | None,
        Field(alias="分值", description="指标归各目标的，这个目标的分值", examples=["60"]),
        STANDING,
    ] = None
    indicators: Annotated[
        IndicatorTable,
        Field(alias="绩效指标", description="指标归各目标的，写在目标下，与项目的绩效指标同样写"),
        INSIDE,
    ] = ()

    @property
    def aim_key(self) -> str:
        """The key of what was aimed at in the end: the goal as adjusted, where it was."""
        return "调整后目标" if self.goal_adjusted else "预期目标"

    @property
    def aim(self) -> str:
        """What was aimed at in the end, '' where nothing was filled in."""
        return self.goal_adjusted or self.goal or ""


def _one_or_many(value: object) -> str:
    """Tell a list of goals from a single one."""
    return "many" if isinstance(value, (list, tuple)) else "one"


OneOrMany = Annotated[
    Annotated[Goal, Tag("one")] | Annotated[tuple[Goal, ...], Tag("many")],
    Discriminator(_one_or_many),
]


class Foot(OpenRecord):
    """What stands below a form's table: nothing but what the form declares."""

    kind: ClassVar[str] = "表尾"


class Assessment(OpenRecord):
    """The part that a project's form and a department's form have in common.

    ``indicators`` are the unit's own; ``answers`` belong to the rubric's own indicators, by name.
    ``declared`` and ``declared_grade`` are the total and grade that the unit gave itself,
    ``reviewed`` is the total of a second reviewer,
    ``finance_grade`` is the finance bureau's grade, ``days_late`` how late the paper was handed in.
    """

    funds: Annotated[
        Funds,
        Field(alias="资金", default_factory=Funds.blank, description="预算资金和执行，万元"),
        INSIDE,
    ]
    goal: Annotated[
        OneOrMany | None,
        Field(alias="总体目标", description="年度目标和完成情况；有几个目标的写成列表"),
        INSIDE,
    ] = None
    indicators: Annotated[
        IndicatorTable,
        Field(alias="绩效指标", description="单位自己的指标：一级、二级，下面是三级指标的列表"),
        INSIDE,
    ] = ()
    answers: Annotated[
        dict[Text, Answers | None],
        Field(
            alias="评分资料",
            default_factory=dict,
            description="评分标准自带指标的回答，按指标名称填",
        ),
        INSIDE,
    ]
    declared: Annotated[
        Number | None,
        Field(alias="自评得分", description="总分；不填由程序相加", examples=["95"]),
        RESULT,
    ] = None
    reviewed: Annotated[
        Number | None,
        Field(
            alias="复核得分",
            description="主管部门、财政复核（审评）的总分；不填由程序相加",
            examples=["93"],
        ),
        RESULT,
    ] = None
    declared_grade: Annotated[
        Text | None,
        Field(alias="自评等级", description="不填由程序按评分标准定", examples=["优"]),
        RESULT,
    ] = None
    group_grades: Annotated[
        dict[Text, Text | None],
        Field(
            alias="一级等级",
            default_factory=dict,
            description="各一级指标自评的等级，按名称填；不填由程序按得分率定",
        ),
        RESULT_TABLE,
    ]
    finance_grade: Annotated[
        Text | None,
        Field(alias="财政评价等级", description="财政部门评定的等级", examples=["良"]),
        RESULT,
    ] = None
    days_late: Annotated[
        Count | None, Field(alias="逾期天数", description="报送晚了几天", examples=["0"]), RESULT
    ] = None
    head: Annotated[
        Head | None,
        Field(alias="表头", description="表上的标题、年度、名称与数据不同时，照原样写"),
        INSIDE,
    ] = None
    foot: Annotated[
        Foot | None, Field(alias="表尾", description="表下的各栏，套表“栏目”的“表尾”声明的"), INSIDE
    ] = None

    free_tables: Annotated[
        FreeTables,
        Field(
            alias="附表", default_factory=dict, description="套表的“附表”里填在这里的表，按名称填"
        ),
        PLANNED_TABLE,
    ]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals: most forms ask for one, some for several."""
        if self.goal is None:
            return ()
        return self.goal if isinstance(self.goal, tuple) else (self.goal,)

    @cached_property
    def tables(self) -> tuple[tuple[int | None, object], ...]:
        """The tables of indicators: its own, and those of the goals with the goals' numbers."""
        goals = ((number, goal.indicators) for number, goal in enumerate(self.goals))
        found = ((None, self.indicators), *goals)
        return tuple((number, table) for number, table in found if table)

    @cached_property
    def rows(self) -> tuple[IndicatorRow, ...]:
        """All indicators with the names of their levels, in the order of the file."""
        return tuple(row for goal, table in self.tables for row in rows_of(table, goal))

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """All names that stand above indicators, each before those below it."""
        return tuple(level for goal, table in self.tables for level in levels_of(table, goal))

    @cached_property
    def rows_below(self) -> dict[Place, tuple[int, ...]]:
        """The numbers of the rows below each name of a table, and of all of a table, in order."""
        found: dict[Place, list[int]] = {}
        for number, row in enumerate(self.rows):
            path = row.path
            for depth in range(len(path) + 1):
                found.setdefault((row.goal, path[:depth]), []).append(number)
        return {place: tuple(numbers) for place, numbers in found.items()}

    def level_position(self, level: Level, *cell: str) -> Position | None:
        """Return where the name of a level was typed, or the name of a cell of it."""
        holder = self if level.goal is None else self.goals[level.goal]
        return holder.position("绩效指标", *level.path, *cell, of="key")


class SubProject(OpenRecord):
    """One of several things paid from a project, in 万元."""

    kind: ClassVar[str] = "子项目"

    name: Annotated[
        Text, Field(alias="名称", description="子项目名称", examples=["宣传专项资金"]), STANDING
    ]
    budget: Annotated[
        Amount | None, Field(alias="预算数", description="预算数，万元", examples=["5"]), PLANNED
    ] = None
    executed: Annotated[
        Amount | None, Field(alias="执行数", description="执行数，万元", examples=["4.8"]), PLANNED
    ] = None
    balance: Annotated[
        Amount | None, Field(alias="结余", description="结余，万元", examples=["0.2"]), PLANNED
    ] = None
    purpose: Annotated[
        Text | None, Field(alias="用途", description="资金的用途", examples=["政策宣传"]), STANDING
    ] = None


class Department(Assessment):
    """The whole unit (部门整体支出)."""

    kind: ClassVar[str] = "整体自评"


class Project(Assessment):
    """One project; ``project_total`` and ``project_fiscal`` are multi-year, in 万元."""

    kind: ClassVar[str] = "项目"

    name: Annotated[
        Text,
        Field(alias="名称", max_length=200, description="项目名称", examples=["宣传培训经费"]),
        STANDING,
    ]
    code: Annotated[
        Text | None,
        Field(alias="项目编码", description="项目编码，照写", examples=["2021001"]),
        STANDING,
    ] = None
    department: Annotated[
        Text | None,
        Field(
            alias="主管部门",
            description="与单位不同时才填，不填就印单位的",
            examples=["示例市公共服务局"],
        ),
        STANDING,
    ] = None
    unit: Annotated[
        Text | None,
        Field(
            alias="实施单位",
            description="与填报单位不同时才填，不填就印填报单位的",
            examples=["示例市公共服务中心"],
        ),
        STANDING,
    ] = None
    nature: Annotated[
        Text | None,
        Field(alias="项目性质", description="一次性、阶段性或经常性", examples=["经常性"]),
        STANDING,
    ] = None
    start: Annotated[
        Date | None,
        Field(alias="开始日期", description="年月日写全", examples=["2022-01-01"]),
        PLANNED,
    ] = None
    end: Annotated[
        Date | None,
        Field(alias="完成日期", description="年月日写全", examples=["2022-12-31"]),
        PLANNED,
    ] = None
    pictures: Annotated[
        tuple[Illustration, ...],
        Field(alias="附图", description="这个项目的图片，一张一项"),
        PLANNED,
    ] = ()
    direction: Annotated[
        Text | None,
        Field(alias="支出方向", description="资金用在什么方面", examples=["信息系统维护"]),
        STANDING,
    ] = None
    period: Annotated[
        Text | None,
        Field(alias="实施期", description="项目的总实施期", examples=["2021—2023年"]),
        STANDING,
    ] = None
    project_total: Annotated[
        Amount | None,
        Field(alias="项目总投资", description="各年合计，万元", examples=["36"]),
        STANDING,
    ] = None
    spending: Annotated[
        dict[Text, Spending | None],
        Field(
            alias="支出明细", default_factory=dict, description="支出各项，名称自拟，一行一项，万元"
        ),
        PLANNED_TABLE,
    ]
    parts: Annotated[
        tuple[SubProject, ...],
        Field(alias="子项目", description="一个项目里的几件事，一件一项"),
        INSIDE,
    ] = ()
    materials: Annotated[
        dict[Text, Paragraphs | None],
        Field(
            alias="材料",
            default_factory=dict,
            description="项目报告里由单位自己写的各段文字，按名称填",
        ),
        PLANNED_TABLE,
    ]
    project_fiscal: Annotated[
        Amount | None,
        Field(alias="财政拨款总额", description="各年财政拨款合计，万元", examples=["36"]),
        STANDING,
    ] = None
