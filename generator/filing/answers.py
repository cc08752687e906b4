"""What a unit says towards the score of one indicator, whoever brought the indicator."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.reading import Count, Number, Record, Text


class Answers(Record):
    """The unit's own score, and what rules ask that is no figure of the accounts.

    ``declared`` is in points. ``checklist`` answers the items of a checklist with 是, 否 or 不适用;
    ``count`` is how often something occurred; ``rule`` names a rule of the rubric, where it offers
    any; ``not_applicable`` is the reason why the indicator does not apply to the unit.
    """

    declared: Annotated[Number | None, Field(alias="自评得分")] = None
    level: Annotated[Text | None, Field(alias="完成等级")] = None
    checklist: Annotated[dict[Text, Text | None], Field(alias="清单", default_factory=dict)]
    count: Annotated[Count | None, Field(alias="次数")] = None
    rule: Annotated[Text | None, Field(alias="计分规则")] = None
    not_applicable: Annotated[Text | None, Field(alias="不适用")] = None
    deviation_note: Annotated[Text | None, Field(alias="偏差原因分析及改进措施")] = None
    evidence: Annotated[tuple[Text, ...], Field(alias="佐证材料")] = ()
