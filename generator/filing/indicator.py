"""The indicator: a row of the table, with the columns that the variants of forms ask for."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from generator.filing.answers import Answers
from generator.filing.carried import (
    INSIDE,
    OF_LAST_YEAR,
    PLANNED,
    PLANNED_TABLE,
    RESULT,
    STANDING,
    Fate,
    moved,
)
from generator.filing.measure import Sign  # noqa: TC001 - pydantic reads the annotation
from generator.reading import (
    Size,
    Text,
    YesNo,
    mistake,
    refused_there,
    setting_here,
)
from generator.reading.setting import DEEPEST, USUAL

NAME, DEEP_NAME = "三级指标", "四级指标"


class Indicator(Answers):
    """A third-level indicator. Target and actual value are kept as typed: that text is printed.

    Where such a text holds no number or several, ``scored_target`` and ``scored_actual`` say which
    one counts. ``weight`` and ``approved_weight`` are points. ``children`` are 其中 rows, which
    carry no points. Where a form has four levels the name stands under 四级指标.
    """

    kind: ClassVar[str] = "绩效指标"

    name: Annotated[
        Text, Field(alias="三级指标", description="指标名称", examples=["培训场次"]), STANDING
    ]
    explanation: Annotated[
        Text | None,
        Field(alias="指标说明", description="指标的定义", examples=["全年举办业务培训的场次"]),
        STANDING,
    ] = None
    op: Annotated[
        Sign | None,
        Field(alias="指标性质", description="符号、定量或定性；写了就以它为准", examples=["≥"]),
        STANDING,
    ] = None
    target: Annotated[
        Text | None,
        Field(alias="年度指标值", description="目标，照写照印", examples=["≥4次"]),
        PLANNED,
    ] = None
    target_initial: Annotated[
        Text | None,
        Field(alias="年初指标值", description="年中调整过的，写年初的值", examples=["≥3次"]),
        PLANNED,
    ] = None
    unit: Annotated[
        Text | None,
        Field(alias="度量单位", description="指标值里没有单位时填", examples=["次"]),
        STANDING,
    ] = None
    base: Annotated[
        Text | None,
        Field(alias="上年实际值", description="上年完成的值", examples=["4次"]),
        OF_LAST_YEAR,
    ] = None
    actual: Annotated[
        Text | None,
        Field(alias="实际完成值", description="结果，照实写，与目标同一单位", examples=["5次"]),
        moved("上年实际值", Fate.EMPTIED),
    ] = None
    scored_target: Annotated[
        Text | None,
        Field(
            alias="计分用指标值",
            description="指标值读不出唯一的数时，写明按哪个数算，不印出来",
            examples=["12702人"],
        ),
        PLANNED,
    ] = None
    scored_actual: Annotated[
        Text | None,
        Field(
            alias="计分用完成值",
            description="完成值读不出唯一的数时，写明按哪个数算，不印出来",
            examples=["131次"],
        ),
        RESULT,
    ] = None
    weight: Annotated[
        Size | None, Field(alias="分值", description="满分多少分", examples=["10"]), STANDING
    ] = None
    approved_weight: Annotated[
        Size | None,
        Field(alias="批复分值", description="目标批复时的分值", examples=["10"]),
        PLANNED,
    ] = None
    core: Annotated[
        YesNo | None,
        Field(alias="核心指标", description="是不是核心指标", examples=["是"]),
        STANDING,
    ] = None
    children: Annotated[
        tuple[Indicator, ...], Field(alias="其中", description="下一级的行，不计分"), INSIDE
    ] = ()
    other: Annotated[
        dict[Text, Text | None],
        Field(alias="其他栏", default_factory=dict, description="表上另有的栏：栏名和内容"),
        PLANNED_TABLE,
    ]

    @classmethod
    def _taken(cls, data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        known, free = super()._taken(data)
        if DEEP_NAME not in data or NAME in data:
            return known, free
        if levels_here() < DEEPEST:
            told = f"{allowed_levels()}，指标的名称写在“{NAME}”下"
            refused_there(data, DEEP_NAME, mistake("M15", value=told))
        named = {NAME if key == DEEP_NAME else key: value for key, value in known.items()}
        return {NAME: data[DEEP_NAME], **named}, {k: v for k, v in free.items() if k != DEEP_NAME}


def allowed_levels() -> str:
    """Say which levels the tables of the file being read may have."""
    levels = levels_here()
    if levels == 1:
        return "本套表的指标不分级，直接列成列表"
    return f"本套表的指标只有{'、'.join(f'{one}级' for one in '一二三四'[:levels])}"


def levels_here() -> int:
    """Return how many levels the tables of the file being read may have, the rows among them."""
    setting = setting_here()
    return USUAL if setting is None else setting.levels
