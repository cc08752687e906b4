"""Tries the wording and the template of letters to units, before there are any findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, unique
from generator.document import free_document
from generator.document.package.properties import Properties
from generator.letters.unit_letters import LETTER, TIME, TITLE
from generator.templating.allowance import Allowance, allowing
from generator.templating.typed_values import Year
from generator.vocabulary.name_registry import LETTER as BOOK

if TYPE_CHECKING:
    from generator.vocabulary.content import Content
    from generator.workspace import Workspace

WORD = "试填"


def check_letters(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Say all that is wrong with the letters: with all that a finding may have, and with little."""
    about = Properties(title=TITLE, author="", created=TIME)
    said: tuple[Diagnostic, ...] = ()
    for names in (trial_names(full=True), trial_names(full=False)):
        with allowing(Allowance()):
            _, troubles = free_document.make(LETTER, names, workspace, about)
        said += troubles
    known = {(one.code, one.facts.get("name")) for one in said}
    doubts = free_document.review(LETTER, workspace, BOOK)
    said += tuple(one for one in doubts if (one.code, one.facts.get("name")) not in known)
    return unique(said)


def trial_names(*, full: bool) -> Content:
    """Return the names of a made-up letter: two files with an error and a warning, or one."""
    grave, light = _opinion("错误", full=full), _opinion("警告", full=full)
    one: Content = {"文件": f"{WORD}.yaml", "套表": WORD if full else None, "意见": [grave, light]}
    return {
        "单位": WORD,
        "年度": Year(2001) if full else None,
        "意见数": 4 if full else 2,
        "错误数": 2 if full else 1,
        "警告数": 2 if full else 1,
        "文件列表": [one, one] if full else [one],
    }


def _opinion(level: str, *, full: bool) -> Content:
    optional = {"改法": WORD, "位置": WORD, "行": "第1行", "原文": WORD}
    return {
        "序号": 1,
        "编号": "S01",
        "级别": level,
        "名称": WORD,
        "说明": WORD,
        **(optional if full else dict.fromkeys(optional)),
        "印在": [WORD] if full else [],
        "参见": [{"说明": WORD, "行": "第1行" if full else None}] if full else [],
    }
