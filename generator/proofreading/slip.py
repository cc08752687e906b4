"""A slip: one place in a text that is not written as official documents are."""

from __future__ import annotations

from enum import StrEnum

from generator.structs import Struct


class SlipKind(StrEnum):
    """What kind of slip it is; in brackets the check it belongs to."""

    PLACEHOLDER = "占位符"  # T09
    NUMBERING = "序号写法"  # L01
    HEADING_END = "标题末尾标点"  # L02
    DOUBLED_MARK = "重复标点"  # L02
    HALF_WIDTH = "半角标点"  # L02
    STRAIGHT_QUOTE = "直引号"  # L02
    ANGLE_TITLE = "书名号"  # L02
    RANGE = "范围写法"  # L02
    DOCUMENT_NUMBER = "文号写法"  # L03
    LEADING_ZERO = "日期补零"  # L04
    SHORT_YEAR = "年份不全"  # L04
    ROUGH_NUMBER = "概数重复"  # L04
    FULL_WIDTH_FIGURE = "全角数字"  # L04
    SPLIT_UNIT = "数与单位分开"  # L04
    BLANK = "多余空格"  # L04
    REPEATED_WORD = "重复字词"  # T11
    WRONG_WORD = "错别字"  # T11
    UNPAIRED = "括号不配对"  # T11


class Slip(Struct, frozen=True):
    """A slip at ``text[start:end]``.

    ``expected`` is what should stand there (empty: nothing); None where only the writer knows.
    """

    kind: SlipKind
    start: int
    end: int
    excerpt: str
    expected: str | None
