"""Lines around tables: years, and labels with a blank behind them, become tags; the rest stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.foreign.tagging import shown_text, write_span
from generator.intake.labels import pair_key, vocabulary
from generator.intake.title_lines import LONGEST
from generator.paper_forms.words import words

if TYPE_CHECKING:
    from generator.document.foreign.word_content import Element
    from generator.paper_forms.demands import Asked

TYPED_YEAR = patterns.compile(r"20[0-9]{2}(?=\s*年)")
OPEN_YEAR = patterns.compile(
    r"(?:20\s*[0-9_＿XxＸ×*＊]{0,2}|[_＿XxＸ×*＊]{2,4}|(?<=[（(])\s*)(?=\s*年)"
)
LABEL = r"(?P<label>[一-鿿（）()]{2,20})\s*[：:]"
NEXT = r"(?=$|[（(]|[一-鿿（）()]{2,20}[：:])"
BLANK_AFTER = patterns.compile(LABEL + r"(?P<blank>[\s_＿]*(?:年\s*月\s*日[\s_＿]*)?)" + NEXT)
FILLED = patterns.compile(LABEL + r"\s*(?P<blank>[^\s：:_＿]{2,30})(?=$|\s)(?!\s*[：:])")
TAGS = {"单位/名称": "{{ 单位.名称 }}", "单位/主管部门": "{{ 单位.主管部门 }}"}
DATE = "落款/日期"
GAP = "　　"


def tag_line(asked: Asked, paragraph: Element, text: str, *, of_project: bool) -> None:
    """Write tags into a line between tables: its year if it is a title, blanks behind labels."""
    if len(text) > LONGEST:
        return
    _tag_year(asked, paragraph)
    written = shown_text(paragraph)
    for label, start, end in reversed(_blanks(written)):
        tag = _tag(label, of_project=of_project)
        if tag and (typed := written[start:end].strip("_＿ 　年月日")):
            asked.filled.append(f"{label}：{typed}")
        if tag:
            write_span(paragraph, start, end, f"{tag}{GAP if written[end:] else ''}")


def _tag_year(asked: Asked, paragraph: Element) -> None:
    text = shown_text(paragraph)
    bare = "".join(text.split())
    says = vocabulary()["titles"]
    titled = (
        "绩效" in bare
        or re.search(says["forms"], bare)
        or re.fullmatch(r"[（(]?.{0,6}年度?[）)]?", bare)
    )
    found = TYPED_YEAR.search(text) or OPEN_YEAR.search(text)
    if titled and found and "月" not in bare:
        write_span(paragraph, found.start(), found.end(), year_tag(asked, found[0]))


def year_tag(asked: Asked, text: str) -> str:
    """Return the tag of a year: the paper's own, or the one before it."""
    before = text.isdigit() and asked.year.isdigit() and int(text) == int(asked.year) - 1
    return "{{ 上年 }}" if before else "{{ 年度 }}"


def _blanks(text: str) -> list[tuple[str, int, int]]:
    """Return each label that a blank or a value follows, and where that is."""
    open_ = {one.start("label"): one for one in FILLED.finditer(text)}
    open_ |= {one.start("label"): one for one in BLANK_AFTER.finditer(text)}
    return [(one["label"], *one.span("blank")) for _, one in sorted(open_.items())]


def _tag(label: str, *, of_project: bool) -> str:
    key = pair_key(label)
    if key == DATE:
        return "{{ 填报日期 }}"
    if key == "单位/名称" and of_project and label in words()["of_projects"]["unit"]:
        return "{{ 项目.实施单位 }}"
    return TAGS.get(key or "", "")
