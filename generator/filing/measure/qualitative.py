"""Values in words: levels, full performance (全覆盖), none at all (零发生), and trends.

Works on folded text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns

if TYPE_CHECKING:
    import re

_LEVELS = frozenset(
    {
        *("优", "良", "中", "差", "低", "优秀", "良好", "好", "较好", "一般", "较差"),
        *("合格", "不合格", "达到预期", "基本达到预期", "部分达到预期", "未达到预期", "超过预期"),
        *("达成年度指标", "部分达成年度指标", "部分达成年度指标并具有一定效果"),
        *("未达成年度指标", "未达成年度指标且效果较差"),
        *("达成预期指标", "部分达成预期指标", "未达成预期指标"),
    }
)
_FULL = patterns.compile(
    "全覆盖|全部覆盖|应保尽保|应付尽付|应收尽收|应缴尽缴|应享尽享|应兑尽兑|应发尽发"
)
_NONE = patterns.compile(
    "零(?:发生|事故|上访|信访|投诉|差错|违规|违纪|违法|案件|失误|伤亡|死亡|拖欠|积压|超支|缺陷|感染)"
)
_TREND = patterns.compile("提高|提升|增加|增长|改善|好转|下降|降低|减少|下调|上升")


def level_of(folded: str) -> str | None:
    """Return the level that the text names, None where it is not the name of a level."""
    text = folded.strip(" 。;,")
    return text if text in _LEVELS else None


def full_performance(folded: str) -> re.Match[str] | None:
    """Find a word that promises all of something: 100 % of a base that must be countable."""
    return _FULL.search(folded)


def none_at_all(folded: str) -> re.Match[str] | None:
    """Find a word that promises zero cases."""
    return _NONE.search(folded)


def is_trend(folded: str) -> bool:
    """Tell words that can be judged only beside last year's value (逐年提高)."""
    return bool(_TREND.search(folded))
