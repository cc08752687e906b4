"""Says in Chinese why a rule could not give points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.kinds import Trouble

if TYPE_CHECKING:
    from generator.scoring.kinds import Outcome

SENTENCES = {
    Trouble.MISSING_VALUE: "缺少实际完成值，或者从完成值里读不出唯一的数",
    Trouble.MISSING_TARGET: "缺少目标值，或者从指标值里读不出唯一的数",
    Trouble.MISSING_DATA: "缺少数据：{names}",
    Trouble.ZERO_BASE: "除数“{base}”为 0",
    Trouble.REFUSED: "{reason}",
    Trouble.NEGATIVE_TARGET: "目标值 {full} 小于 0，不能按比例计分，评分标准要写明满分值和零分值",
    Trouble.NO_SPAN: "满分值和零分值相同，不能按比例计分",
    Trouble.OUT_OF_BAND: "{points}{value} 不在所填档次“{level}”的范围内",
    Trouble.MISSING_ANSWER: "清单项目“{item}”没有回答",
    Trouble.UNKNOWN_ANSWER: "清单项目“{item}”的回答“{answer}”不是“是、否、不适用”之一",
    Trouble.UNKNOWN_ITEM: "评分标准没有清单项目“{item}”",
    Trouble.NOT_APPLICABLE: "清单项目全部不适用",
    Trouble.MISSING_LEVEL: "定性指标，没有填自评得分或完成等级（{levels}）",
    Trouble.UNKNOWN_LEVEL: "完成等级“{level}”不是 {levels} 之一",
    Trouble.MISSING_CHOICE: "完成等级“{level}”对应{band}，还要填自评得分",
    Trouble.MISSING_COUNT: "缺少次数",
    Trouble.MISSING_COMPARATOR: "指标没有写明 ≥ 或 ≤",
    Trouble.UNKNOWN_RULE: "评分标准没有指名的规则",
    Trouble.EXPLANATION_MISSING: "完成值远超目标值，没有说明原因",
}

OUT_OF_ALL_BANDS = "{points}{value} 不在任何一档的范围内"


class _Blank(dict[str, str]):
    """Facts that a trouble did not bring stay blank."""

    def __missing__(self, key: str) -> str:
        return ""


def unable_reason(outcome: Outcome) -> str:
    """Say why there are no points; '' where there are."""
    if outcome.points is not None or outcome.trouble is None:
        return ""
    if outcome.trouble is Trouble.OUT_OF_BAND and not outcome.facts.get("level"):
        return OUT_OF_ALL_BANDS.format_map(_Blank(outcome.facts))
    return SENTENCES[outcome.trouble].format_map(_Blank(outcome.facts))
