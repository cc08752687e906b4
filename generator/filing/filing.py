"""The filing: everything that one unit fills in for one year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.filing.accounts import Budget, Buildings, Expense, Fund
from generator.filing.assessment import Department, Project
from generator.filing.carried import INSIDE, PLANNED, PLANNED_TABLE, STANDING, STATED
from generator.filing.free_tables import FreeTables
from generator.filing.narrative import (
    Head,
    Illustration,
    Paragraphs,
    Problem,
    Signature,
    Task,
)
from generator.filing.unit import Unit
from generator.reading import MoneyUnitName, Number, Record, Text, Year


class Filing(Record):
    """One unit's year, as typed. Nothing in it is computed.

    ``expenses`` are rows of the basic-data table by name; ``figures`` are whatever else the
    rubric asks for, in the unit that the rubric states; ``activity`` are the year's results with
    their units as they are to be printed. ``materials`` are texts of the unit's own, by the names
    that the form's wording asks for; ``silenced`` gives the reason why a finding of the library is
    not to be listed.
    """

    form: Annotated[
        Text,
        Field(
            alias="套表",
            description="用哪一套表，名称要一字不差",
            examples=["某市项目支出绩效自评"],
        ),
        STATED,
    ]
    year: Annotated[
        Year, Field(alias="年度", description="自评的年度，四位数字", examples=["2022"]), STATED
    ]
    money_unit: Annotated[
        MoneyUnitName | None,
        Field(
            alias="金额单位",
            description="本文件的金额以什么为单位：元、千元、万元、亿元；不填的照套表",
            examples=["元"],
        ),
        STANDING,
    ] = None
    head: Annotated[
        Head | None,
        Field(alias="表头", description="单位的文件的标题、年度、名称与数据不同时，照原样写"),
        INSIDE,
    ] = None
    unit: Annotated[Unit, Field(alias="单位", description="填报单位"), INSIDE]
    budget: Annotated[
        Budget,
        Field(
            alias="预算",
            default_factory=Budget.blank,
            description="单位全年预算和执行，万元",
        ),
        INSIDE,
    ]
    expenses: Annotated[
        dict[Text, Expense | None],
        Field(
            alias="经费", default_factory=dict, description="基础数据表的各类经费，一类一个键，万元"
        ),
        INSIDE,
    ]
    buildings: Annotated[
        Buildings | None,
        Field(alias="楼堂馆所", description="本年完工的楼堂馆所，面积平方米，造价万元"),
        PLANNED_TABLE,
    ] = None
    thrift: Annotated[
        Text | None,
        Field(
            alias="厉行节约保障措施",
            description="基础数据表里的一段文字",
            examples=["严格执行财务管理规定，控制经费支出。"],
        ),
        STANDING,
    ] = None
    figures: Annotated[
        dict[Text, Number | None],
        Field(
            alias="其他数据",
            default_factory=dict,
            description="评分标准另外要的数，单位由评分标准规定",
        ),
        PLANNED_TABLE,
    ]
    activity: Annotated[
        dict[Text, Text | None],
        Field(
            alias="业务数据", default_factory=dict, description="全年业务成果，带单位照写，原样印出"
        ),
        PLANNED_TABLE,
    ]
    fund: Annotated[
        Fund | None,
        Field(alias="基金", description="单位代管的基金，不是单位自己的钱，万元"),
        INSIDE,
    ] = None
    tasks: Annotated[
        tuple[Task, ...], Field(alias="任务", description="全年做的工作，一件一项"), PLANNED
    ] = ()
    materials: Annotated[
        dict[Text, Paragraphs | None],
        Field(
            alias="材料", default_factory=dict, description="报告里由单位自己写的各段文字，按名称填"
        ),
        PLANNED_TABLE,
    ]
    free_tables: Annotated[
        FreeTables,
        Field(
            alias="附表", default_factory=dict, description="套表的“附表”里按单位填的表，按名称填"
        ),
        PLANNED_TABLE,
    ]
    problems: Annotated[
        tuple[Problem, ...],
        Field(alias="问题", description="存在的问题和改进措施，一个问题一项"),
        PLANNED,
    ] = ()
    silenced: Annotated[
        dict[Text, Text | None],
        Field(alias="不列问题", default_factory=dict, description="不列入报告的问题：编号和原因"),
        PLANNED,
    ]
    recommendations: Annotated[
        tuple[Text, ...],
        Field(
            alias="建议", description="对上级和有关部门的建议", examples=["建议加强绩效管理培训"]
        ),
        PLANNED,
    ] = ()
    pictures: Annotated[
        tuple[Illustration, ...],
        Field(alias="附图", description="全单位文件里的图片，一张一项"),
        PLANNED,
    ] = ()
    signature: Annotated[
        Signature, Field(alias="落款", description="报告末尾的署名和日期"), INSIDE
    ] = Signature.model_construct()
    department: Annotated[
        Department | None, Field(alias="整体自评", description="部门整体支出的自评"), INSIDE
    ] = None
    projects: Annotated[
        tuple[Project, ...], Field(alias="项目", description="项目的列表，一个项目一项"), INSIDE
    ] = ()
