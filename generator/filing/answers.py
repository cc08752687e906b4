"""What a unit says towards the score of one indicator, whoever brought the indicator."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.filing.carried import RESULT, RESULT_TABLE, STANDING
from generator.reading import Count, Number, OpenRecord, Text


class Answers(OpenRecord):
    """The unit's own score, and what rules ask that is no figure of the accounts.

    ``declared`` is in points, as is ``reviewed``, what a second reviewer gave.
    ``checklist`` answers the items of a checklist with 是, 否 or 不适用;
    ``count`` is how often something occurred; ``rule`` names a rule of the rubric, where it offers
    any; ``not_applicable`` is the reason why the indicator does not apply to the unit.
    ``computation`` is how the unit worked its score out, as a sheet prints it.
    """

    kind: ClassVar[str] = "评分资料"

    declared: Annotated[
        Number | None,
        Field(alias="自评得分", description="自己评的分；能由规则算的可以不填", examples=["10"]),
        RESULT,
    ] = None
    reviewed: Annotated[
        Number | None,
        Field(alias="复核得分", description="主管部门、财政复核（审评）的分", examples=["9"]),
        RESULT,
    ] = None
    level: Annotated[
        Text | None,
        Field(
            alias="完成等级",
            description="完成到哪一档，名称用评分标准的",
            examples=["达成年度指标"],
        ),
        RESULT,
    ] = None
    checklist: Annotated[
        dict[Text, Text | None],
        Field(alias="清单", default_factory=dict, description="逐项回答 是、否、不适用"),
        RESULT_TABLE,
    ]
    count: Annotated[
        Count | None, Field(alias="次数", description="发生了几次", examples=["0"]), RESULT
    ] = None
    rule: Annotated[
        Text | None,
        Field(alias="计分规则", description="指名用规则库的哪一条", examples=["按比例"]),
        STANDING,
    ] = None
    computation: Annotated[
        Text | None,
        Field(
            alias="计算过程",
            description="得分怎样算出来的，表上有这一栏的照印",
            examples=["11.15÷12×100%=92.92%，得 9.3 分"],
        ),
        RESULT,
    ] = None
    not_applicable: Annotated[
        Text | None,
        Field(alias="不适用", description="不适用于本单位的原因", examples=["本单位没有政府采购"]),
        RESULT,
    ] = None
    deviation_note: Annotated[
        Text | None,
        Field(
            alias="偏差原因分析及改进措施",
            description="没有完成或得分不满的，写原因和办法",
            examples=["部分培训改为线上；下一步合理安排支出"],
        ),
        RESULT,
    ] = None
    evidence: Annotated[
        tuple[Text, ...],
        Field(alias="佐证材料", description="材料的名称", examples=["培训通知"]),
        RESULT,
    ] = ()
