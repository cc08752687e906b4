"""What is assessed: the whole unit or a project, each with money, goals and indicators."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from generator.filing.answers import Answers
from generator.filing.funds import Funds
from generator.filing.indicator import IndicatorRow, IndicatorTable, flat_rows
from generator.filing.narrative import Paragraphs
from generator.reading import Amount, Count, Date, Number, Record, Text


class Goal(Record):
    """A performance goal and what came of it. A form may ask for several."""

    name: Annotated[Text | None, Field(alias="名称")] = None
    goal: Annotated[Text | None, Field(alias="预期目标")] = None
    goal_adjusted: Annotated[Text | None, Field(alias="调整后目标")] = None
    goal_result: Annotated[Text | None, Field(alias="实际完成情况")] = None


def _one_or_many(value: object) -> str:
    """Tell a list of goals from a single one."""
    return "many" if isinstance(value, (list, tuple)) else "one"


OneOrMany = Annotated[
    Annotated[Goal, Tag("one")] | Annotated[tuple[Goal, ...], Tag("many")],
    Discriminator(_one_or_many),
]


class Assessment(Record):
    """The part that a project's form and a department's form have in common.

    ``indicators`` are the unit's own; ``answers`` belong to the rubric's own indicators, by name.
    ``declared`` and ``declared_grade`` are the total and grade that the unit gave itself,
    ``finance_grade`` is the finance bureau's grade, ``days_late`` how late the paper was handed in.
    """

    funds: Annotated[Funds, Field(alias="资金", default_factory=Funds.model_construct)]
    goal: Annotated[OneOrMany | None, Field(alias="总体目标")] = None
    indicators: Annotated[IndicatorTable, Field(alias="绩效指标")] = ()
    answers: Annotated[dict[Text, Answers | None], Field(alias="评分资料", default_factory=dict)]
    declared: Annotated[Number | None, Field(alias="自评得分")] = None
    declared_grade: Annotated[Text | None, Field(alias="自评等级")] = None
    finance_grade: Annotated[Text | None, Field(alias="财政评价等级")] = None
    days_late: Annotated[Count | None, Field(alias="逾期天数")] = None

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals: most forms ask for one, some for several."""
        if self.goal is None:
            return ()
        return self.goal if isinstance(self.goal, tuple) else (self.goal,)

    @cached_property
    def rows(self) -> tuple[IndicatorRow, ...]:
        """All indicators with their group and subgroup, in the order of the file."""
        return tuple(flat_rows(self.indicators))


class SubProject(Record):
    """One of several things paid from a project, in 万元."""

    name: Annotated[Text, Field(alias="名称")]
    budget: Annotated[Amount | None, Field(alias="预算数")] = None
    executed: Annotated[Amount | None, Field(alias="执行数")] = None
    balance: Annotated[Amount | None, Field(alias="结余")] = None
    purpose: Annotated[Text | None, Field(alias="用途")] = None


class Department(Assessment):
    """The whole unit (部门整体支出)."""


class Project(Assessment):
    """One project; ``project_total`` and ``project_fiscal`` are multi-year, in 万元."""

    name: Annotated[Text, Field(alias="名称", max_length=200)]
    code: Annotated[Text | None, Field(alias="项目编码")] = None
    department: Annotated[Text | None, Field(alias="主管部门")] = None
    unit: Annotated[Text | None, Field(alias="实施单位")] = None
    nature: Annotated[Text | None, Field(alias="项目性质")] = None
    start: Annotated[Date | None, Field(alias="开始日期")] = None
    end: Annotated[Date | None, Field(alias="完成日期")] = None
    direction: Annotated[Text | None, Field(alias="支出方向")] = None
    period: Annotated[Text | None, Field(alias="实施期")] = None
    project_total: Annotated[Amount | None, Field(alias="项目总投资")] = None
    spending: Annotated[dict[Text, Amount | None], Field(alias="支出明细", default_factory=dict)]
    parts: Annotated[tuple[SubProject, ...], Field(alias="子项目")] = ()
    materials: Annotated[dict[Text, Paragraphs | None], Field(alias="材料", default_factory=dict)]
    project_fiscal: Annotated[Amount | None, Field(alias="财政拨款总额")] = None
