"""A relation between figures that a place knows to hold (核对): A + B = C."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from generator.reading import Number, Record, Text


class Relation(Record):
    """What must hold between the data of a filing, and what to say where it does not.

    Forms stand below expressions: the relation is text here, read by who works it out.
    """

    text: Annotated[
        Text,
        Field(
            alias="关系",
            description=(
                "两边用 =、≤、≥、<、> 比较的算式，例如 `年初预算数 + 追加预算数 = 全年预算数`"
            ),
        ),
    ]
    per: Annotated[
        Literal["单位", "整体自评", "项目"],
        Field(alias="对象", description="看谁的数：`单位`（不写就是）、`整体自评`、每个 `项目`"),
    ] = "单位"
    tolerance: Annotated[
        Number, Field(alias="容差", description="相差多少以内不报，不写是 0.005", ge=0)
    ] = Decimal("0.005")
    number: Annotated[
        Text | None, Field(alias="编号", description="本地自己的编号，印在提示里，例如 `核1`")
    ] = None
    sentence: Annotated[
        Text | None,
        Field(alias="说明", description="不符时说的话，不写就说关系本身；只给填报人看，不进报告"),
    ] = None
    grave: Annotated[
        Literal["错误", "警告"], Field(alias="级别", description="`警告`（不写就是）或 `错误`")
    ] = "警告"
