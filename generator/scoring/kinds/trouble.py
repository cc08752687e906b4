"""What can go wrong in scoring: for each trouble its sentence and the check that speaks of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class Trouble(StrEnum):
    """Why points cannot be computed, or what must be said beside them.

    ``sentence`` is a template over the facts of the outcome; it is empty where whoever meets the
    trouble says it himself. ``voice`` is the code of the one check that speaks of it.
    """

    sentence: str
    voice: str

    def __new__(cls, name: str, voice: str, sentence: str = "") -> Self:
        """Make a trouble of its name, the code that speaks of it and its sentence."""
        trouble = str.__new__(cls, name)
        trouble._value_ = name
        trouble.voice, trouble.sentence = voice, sentence
        return trouble

    MISSING_VALUE = "missing_value", "P19", "缺少实际完成值，或者从完成值里读不出唯一的数"
    MISSING_TARGET = "missing_target", "P19", "缺少目标值，或者从指标值里读不出唯一的数"
    MISSING_DATA = "missing_data", "S11", "缺少数据：{names}"
    ZERO_BASE = "zero_base", "P14", "除数“{base}”为 0"
    REFUSED = "refused", "P18", "{reason}"
    NEGATIVE_TARGET = (
        "negative_target",
        "P18",
        "目标值 {full} 小于 0，不能按比例计分，评分标准要写明满分值和零分值",
    )
    NO_SPAN = "no_span", "P18", "满分值和零分值相同，不能按比例计分"
    OUT_OF_BAND = "out_of_band", "P09", "{points}{value} 不在{bands}的范围内"
    MISSING_ANSWER = "missing_answer", "P18", "清单项目“{item}”没有回答"
    UNKNOWN_ANSWER = (
        "unknown_answer",
        "P18",
        "清单项目“{item}”的回答“{answer}”不是“是、否、不适用”之一",
    )
    UNKNOWN_ITEM = "unknown_item", "P18", "评分标准没有清单项目“{item}”"
    NOT_APPLICABLE = "not_applicable", "P18", "清单项目全部不适用"
    MISSING_LEVEL = "missing_level", "S01", "定性指标，没有填自评得分或完成等级（{levels}）"
    UNKNOWN_LEVEL = "unknown_level", "P18", "完成等级“{level}”不是 {levels} 之一"
    MISSING_CHOICE = "missing_choice", "S01", "完成等级“{level}”对应{band}，还要填自评得分"
    MISSING_COUNT = "missing_count", "P14", "缺少次数"
    MISSING_COMPARATOR = "missing_comparator", "I11", "指标没有写明 ≥ 或 ≤"
    UNKNOWN_RULE = "unknown_rule", "P18", "评分标准没有指名的规则"
    EXPLANATION_MISSING = "explanation_missing", "P10", "完成值远超目标值，没有说明原因"
    # Not a rule's own: what keeps a row from its rule.
    UNCLEAR = "unclear", "P19"
    NO_RULE = "no_rule", "P18"
    NO_WEIGHT = "no_weight", "S01", "没有填分值"
    NOT_PERMITTED = "not_permitted", "P18"

    def told(self, facts: Mapping[str, str]) -> str:
        """Say in Chinese what went wrong; facts that nobody brought stay blank."""
        return self.sentence.format_map(_Blank(facts))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""
