"""The names that conditions and sentences of the library may use, by what an entry looks at."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.scoring.facts import known_names

if TYPE_CHECKING:
    from generator.findings.library import Kind, Library

HAS = "有{}"
"""Whether a text that the library asks for was given: 有突发事件."""

ROW_FIGURES = ("目标值", "实际值", "分值", "得分", "失分")
ROW_TRUTHS = ("有目标值", "须佐证", "有佐证")
FIGURES: dict[Kind, tuple[str, ...]] = {
    "单位": ("收入合计", "支出合计"),
    "自评": ("成本目标合计", "差额最大来源余额"),
    "指标": (*ROW_FIGURES, *ROW_TRUTHS),
    "经费": ("上年预算数", "上年决算数", "预算数", "决算数"),
    "子项目": ("预算数", "执行数", "结余", "子项目预算合计", "子项目执行合计"),
}
COMMON_WORDS = ("单位", "年度", "上年", "下年", "内设机构称谓")
TARGET_WORDS: dict[Kind, tuple[str, ...]] = {
    "单位": ("对象",),
    "自评": ("对象", "差额最大来源"),
    "指标": ("对象", "名称", "年度指标值", "实际完成值", "计算值", "评定情况"),
    "经费": ("对象", "名称"),
    "子项目": ("对象", "名称"),
}
PROBLEM_WORDS = (
    *("事实", "原因", "原因句", "名称", "概称", "条数", "合计失分", "单位打算"),
    *("责任主体", "完成时限"),
)


def figure_names(library: Library, kind: Kind) -> frozenset[str]:
    """Return what a condition may name."""
    truths = (HAS.format(name) for name in library.texts)
    named = _common_figures() | library.figures.keys() | library.derived.keys()
    return named | frozenset((*FIGURES[kind], *truths))


@cache
def _common_figures() -> frozenset[str]:
    return known_names()


def fact_names(library: Library, kind: Kind) -> frozenset[str]:
    """Return what the sentence of a fact may name."""
    words = frozenset((*COMMON_WORDS, *TARGET_WORDS[kind], *library.texts))
    return figure_names(library, kind) | words


def problem_names(library: Library) -> frozenset[str]:
    """Return what titles, problems and measures may name."""
    return frozenset((*COMMON_WORDS, *PROBLEM_WORDS, *library.texts))
