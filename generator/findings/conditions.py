"""What conditions and sentences may name, what a unit is asked for, and how conditions come out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.expressions import Expression
from generator.file_stamp import kept
from generator.filing.measure import read_actual, row_kind
from generator.scoring.facts import known_names
from generator.vocabulary.name_registry import NUMBERS, described, shared_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.filing import Filing, Project
    from generator.findings.library import Kind, Library
    from generator.findings.matching import Value

HAS = "有{}"
"""Whether a text that the library asks for was given: 有突发事件."""

CALCULABLE = NUMBERS | {"是非"}

ROW_FIGURES = ("目标值", "实际值", "分值", "得分", "失分")
ROW_TRUTHS = ("有目标值", "达到目标", "须佐证", "有佐证")
FIGURES: dict[Kind, tuple[str, ...]] = {
    "单位": ("收入合计", "支出合计", "可用资金"),
    "自评": ("成本目标合计", "差额最大来源余额"),
    "指标": (*ROW_FIGURES, *ROW_TRUTHS),
    "经费": ("上年预算数", "上年决算数", "预算数", "决算数"),
    "子项目": ("预算数", "执行数", "结余", "子项目预算合计", "子项目执行合计"),
}
TARGET_WORDS: dict[Kind, tuple[str, ...]] = {
    "单位": ("对象",),
    "自评": ("对象", "差额最大来源"),
    "指标": ("对象", "名称", "年度指标值", "实际完成值", "差距", "计算值", "评定情况"),
    "经费": ("对象", "名称"),
    "子项目": ("对象", "名称"),
}
COMMON_WORDS = ("内设机构称谓",)
PROBLEM_WORDS = (
    *("事实", "原因", "原因句", "名称", "概称", "条数", "合计失分", "单位打算"),
    *("责任主体", "完成时限"),
)


def figure_names(library: Library, kind: Kind) -> frozenset[str]:
    """Return what a condition may name by itself; what the vocabulary has it may name too."""
    truths = (HAS.format(name) for name in library.texts)
    named = _common_figures() | library.figures.keys() | library.derived.keys()
    return named | frozenset((*FIGURES[kind], *truths))


@cache
def _common_figures() -> frozenset[str]:
    return known_names()


def is_shared_figure(name: str) -> bool:
    """Tell whether a name of a condition is a figure of the vocabulary: 资金.执行率."""
    found = described(name)
    return found is not None and not found.local and found.kind in CALCULABLE


def own_words(library: Library, kind: Kind) -> frozenset[str]:
    """Return what the sentence of a fact may name besides the vocabulary."""
    words = frozenset((*COMMON_WORDS, *TARGET_WORDS[kind], *library.texts))
    return figure_names(library, kind) | words


@kept
def blank_words(library: Library, kind: Kind) -> dict[str, None]:
    """Return what the sentence of a fact may name besides the vocabulary, without values."""
    return dict.fromkeys(own_words(library, kind))


def fact_names(library: Library, kind: Kind) -> frozenset[str]:
    """Return what the sentence of a fact may name."""
    return own_words(library, kind) | shared_names()


def problem_names(library: Library) -> frozenset[str]:
    """Return what titles, problems and measures may name."""
    return frozenset((*PROBLEM_WORDS, *library.texts)) | actor_names()


def actor_names() -> frozenset[str]:
    """Return what the words for whoever carries out a measure may name."""
    return frozenset(COMMON_WORDS) | shared_names()


PLAIN = patterns.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)


def asked_figures(
    filing: Filing, library: Library
) -> tuple[dict[str, Decimal], tuple[Diagnostic, ...]]:
    """Return the figures that were given, under 业务数据 with their unit or 其他数据 without."""
    found: dict[str, Decimal] = {}
    unread: list[Diagnostic] = []
    for name, asked in library.figures.items():
        plain, text = filing.figures.get(name), filing.activity.get(name)
        if plain is not None:
            found[name] = plain
        elif text:
            value = _figure(text, asked.unit, name, filing.year)
            if value is None:
                facts = {"name": name, "text": text, "unit": asked.unit}
                unread.append(Diagnostic("Q06", facts, filing.position("业务数据", name)))
            else:
                found[name] = value
    return found, tuple(unread)


def _figure(text: str, unit: str, name: str, year: int) -> Decimal | None:
    """Return the one figure of a text in the unit asked for, None where there is none.

    The plain form goes first: 7月 alone would be read as a date.
    """
    plain = text.strip().removesuffix(unit).rstrip()
    if PLAIN.fullmatch(plain):
        return Decimal(plain)
    measure = read_actual(
        text, target=None, row=row_kind("", "", name), year=year, unit=unit
    ).single
    return measure.value if measure is not None and measure.unit == unit else None


def asked_texts(filing: Filing, library: Library, project: Project | None = None) -> dict[str, str]:
    """Return the texts that were given; a project's own go before the unit's."""
    return {name: text for name in library.texts for text in _texts(filing, name, project) if text}


def _texts(filing: Filing, name: str, project: Project | None) -> Iterator[str]:
    """Yield what stands under a name, what counts most last."""
    yield filing.activity.get(name) or ""
    materials = (filing.materials, project.materials if project is not None else {})
    for given in materials:
        text = given.get(name) or ""
        yield text if isinstance(text, str) else "；".join(part.rstrip("。；") for part in text)


class Outcome(NamedTuple):
    """What came of an expression: None where it could not be worked out.

    ``refused`` says why where that is due to a value of the wrong sort or size.
    """

    value: Value = None
    refused: str | None = None


WITHOUT_DATA = Outcome()


def outcome(
    expression: Expression,
    values: Mapping[str, Value],
    shared: Callable[[str], Value] = lambda _: None,
) -> Outcome:
    """Work an expression out; where one of its data is missing, nothing comes of it.

    ``shared`` gives the figures of the vocabulary that are not among the values.
    """
    given: list[Value] = []
    for name in _names(expression.text):
        value = values[name] if name in values else shared(name)
        if value is None:
            return WITHOUT_DATA
        given.append(value)
    return _worked_out(expression.text, *given)


@lru_cache(maxsize=1024)
def _names(text: str) -> tuple[str, ...]:
    """Return the data that an expression needs, always in one order."""
    return tuple(sorted(Expression.parse(text).names))


@lru_cache(maxsize=4096, typed=True)  # 是 equals 1 in Python, and is another answer
def _worked_out(text: str, *given: Value) -> Outcome:
    result = Expression.parse(text).evaluate(dict(zip(_names(text), given, strict=True)))
    return Outcome(result.value, result.refused)
