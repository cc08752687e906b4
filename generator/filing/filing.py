"""The filing: everything that one unit fills in for one year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.filing.accounts import Budget, Buildings, Expense, Fund
from generator.filing.assessment import Department, Project
from generator.filing.narrative import Paragraphs, Problem, Signature, Task
from generator.filing.unit import Unit
from generator.reading import Number, Record, Text, Year


class Filing(Record):
    """One unit's year, as typed. Nothing in it is computed.

    ``expenses`` are rows of the basic-data table by name; ``figures`` are whatever else the
    rubric asks for, in the unit that the rubric states; ``activity`` are the year's results with
    their units as they are to be printed. ``materials`` are texts of the unit's own, by the names
    that the form's wording asks for; ``silenced`` gives the reason why a finding of the library is
    not to be listed.
    """

    form: Annotated[Text, Field(alias="套表")]
    year: Annotated[Year, Field(alias="年度")]
    unit: Annotated[Unit, Field(alias="单位")]
    budget: Annotated[Budget, Field(alias="预算", default_factory=Budget.model_construct)]
    expenses: Annotated[dict[Text, Expense | None], Field(alias="经费", default_factory=dict)]
    buildings: Annotated[Buildings | None, Field(alias="楼堂馆所")] = None
    thrift: Annotated[Text | None, Field(alias="厉行节约保障措施")] = None
    figures: Annotated[dict[Text, Number | None], Field(alias="其他数据", default_factory=dict)]
    activity: Annotated[dict[Text, Text | None], Field(alias="业务数据", default_factory=dict)]
    fund: Annotated[Fund | None, Field(alias="基金")] = None
    tasks: Annotated[tuple[Task, ...], Field(alias="任务")] = ()
    materials: Annotated[dict[Text, Paragraphs | None], Field(alias="材料", default_factory=dict)]
    problems: Annotated[tuple[Problem, ...], Field(alias="问题")] = ()
    silenced: Annotated[dict[Text, Text | None], Field(alias="不列问题", default_factory=dict)]
    recommendations: Annotated[tuple[Text, ...], Field(alias="建议")] = ()
    signature: Annotated[Signature, Field(alias="落款")] = Signature()
    department: Annotated[Department | None, Field(alias="整体自评")] = None
    projects: Annotated[tuple[Project, ...], Field(alias="项目")] = ()
