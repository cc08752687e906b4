"""The lines that a place's reviewers draw (复核): shares, scales and what every table must have."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from generator.reading import Count, Number, Record, Text, YesNo

Positive = Annotated[Number, Field(ge=0)]


class Review(Record):
    """Where places differ in what they send back; what is not written here is what is usual."""

    least_rate: Annotated[
        Positive,
        Field(alias="执行率说明线", description="执行率低于它要说明原因（B09），不写是 0.9"),
    ] = Decimal("0.9")
    most_change: Annotated[
        Positive,
        Field(
            alias="调整说明线",
            description="全年预算数与年初预算数相差超过年初的几成要说明（B10），不写是 0.1",
        ),
    ] = Decimal("0.1")
    least_line: Annotated[
        Positive,
        Field(alias="单项下限", description="一项的决算低于预算的几倍要说明（B13），不写是 0.5"),
    ] = Decimal("0.5")
    most_line: Annotated[
        Positive,
        Field(alias="单项上限", description="一项的决算高于预算的几倍要说明（B13），不写是 1.2"),
    ] = Decimal("1.2")
    most_share: Annotated[
        Positive,
        Field(
            alias="单项分值上限",
            description="一项指标的分值不超过总分的几成（W05），不写是 0.3；`1` 就是不限",
        ),
    ] = Decimal("0.3")
    times_even: Annotated[
        Positive,
        Field(
            alias="单项分值倍数",
            description="指标少的表，一项不超过平均分值的几倍就不报（W05），不写是 1.5",
        ),
    ] = Decimal("1.5")
    score_tolerance: Annotated[
        Positive,
        Field(alias="得分容差", description="自评得分与规则得分相差多少以内不报，不写是 0.005"),
    ] = Decimal("0.005")
    groups: Annotated[
        tuple[Text, ...],
        Field(
            alias="必备指标",
            description="指标表一级或二级里要有的（S04），不写是 `[产出, 效益, 满意度]`",
        ),
    ] = ("产出", "效益", "满意度")
    subgroup_order: Annotated[
        YesNo,
        Field(
            alias="二级次序",
            description="`否`：不按数量、质量、时效、成本的次序也不提示（L04）；不写是 `是`",
        ),
    ] = True
    same_decimals: Annotated[
        YesNo,
        Field(
            alias="小数位数一致",
            description="`否`：一行金额的小数位数不同也不提示（U06）；不写是 `是`",
        ),
    ] = True
    grades: Annotated[
        dict[Text, Positive] | None,
        Field(
            alias="等级",
            description=(
                "没有评分标准的，各等级从多少分起（P13），例如 `{优: 90, 良: 80, 中: 60, 差: 0}`，"
                "不写就按它提醒；有评分标准的写在评分标准里"
            ),
        ),
    ] = None
    doubts_full_marks: Annotated[
        YesNo,
        Field(alias="满分要复核", description="`否`：各项全部满分也不提示（P12）；不写是 `是`"),
    ] = True
    alike: Annotated[
        Positive,
        Field(
            alias="照抄目标线",
            description="目标的几成照样写进完成情况就算照抄（T01），不写是 0.9",
        ),
    ] = Decimal("0.9")
    problem_length: Annotated[
        Count,
        Field(
            alias="问题最少字数",
            description="一个问题的标题、事实、原因合起来至少几个字（T07），不写是 15",
        ),
    ] = 15
