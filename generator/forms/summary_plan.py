"""The summary of all units (汇总) as a place words it, and the lines that it draws."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.reading import Count, Number, Record, Text

Positive = Annotated[Number, Field(ge=0)]


class SummaryPlan(Record):
    """Which wording and Word template the report on all units is made of, and whom it points out.

    Every form has one: what is not written here is the program's own.
    """

    wording: Annotated[
        tuple[Text, ...],
        Field(
            alias="文字",
            description=(
                "汇总报告的措辞在 `narratives` 的哪几个文件夹里找，近的写在前面，例如 "
                "`[示范县汇总, 汇总]`，不写是 `[汇总]`"
            ),
            min_length=1,
        ),
    ] = ("汇总",)
    template: Annotated[
        Text,
        Field(
            alias="模板",
            description="`templates/docx` 下的路径，不带 `.docx`，不写是 `通用/汇总报告`",
        ),
    ] = "通用/汇总报告"
    least_points: Annotated[
        Positive, Field(alias="关注得分", description="得分低于它的单位要关注，不写是 80")
    ] = Decimal(80)
    least_rate: Annotated[
        Positive, Field(alias="关注执行率", description="执行率低于它的单位要关注，不写是 0.8")
    ] = Decimal("0.8")
    most_drop: Annotated[
        Positive,
        Field(alias="关注降分", description="比上年低这么多分以上的单位要关注，不写是 5"),
    ] = Decimal(5)
    most_listed: Annotated[
        Count,
        Field(alias="列出单位数", description="一张表最多列几个单位，不写是 50", ge=1, le=500),
    ] = 50
