"""S07 编号混乱: numbers at the head of paragraphs are repeated or left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.texts import texts_with
from generator.diagnostics import Diagnostic
from generator.filing.measure.chinese_numbers import read_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.texts import Text
    from generator.scoring.case import Case

CODE = "S07"
HEADS = (
    patterns.compile(r"^\s*([一二三四五六七八九十]{1,3})、", re.MULTILINE),
    patterns.compile(r"^\s*[（(]([一二三四五六七八九十]{1,3})[）)]", re.MULTILINE),
    patterns.compile(r"^\s*([0-9]{1,2})(?:[、．]|\.(?![0-9]))", re.MULTILINE),
    patterns.compile(r"^\s*[（(]([0-9]{1,2})[）)]", re.MULTILINE),
)
ANY = patterns.compile(r"^\s*[（(]?(?:[一二三四五六七八九十]|[0-9])", re.MULTILINE)


def check(case: Case) -> Iterator[Diagnostic]:
    """Count each kind of number in a text on its own; a higher heading begins anew.

    The numbers of attachments are the form's: ``form check`` tells its maintainer of them.
    """
    for one in texts_with(case, "\n"):
        if len(ANY.findall(one.text)) > 1:
            yield from _counted(one)


def _counted(one: Text) -> Iterator[Diagnostic]:
    marks = sorted(
        (found.start(), level, number, found[0].strip())
        for level, pattern in enumerate(HEADS)
        for found in pattern.finditer(one.text)
        if (number := _number(found[1])) is not None
    )
    last = dict.fromkeys(range(len(HEADS)), 0)
    earlier: dict[int, str] = {}
    for _, level, number, text in marks:
        before, told = last[level], earlier.get(level, "")
        amiss = before and number != before + 1 and number != 1
        problem = ("重复" if number == before else "跳号") if amiss else ""
        if not before and number == 1 and level not in earlier and earlier:
            top = min(earlier)
            problem, told = ("层级颠倒" if top > level else ""), earlier[top]
        if problem:
            facts = {"kind": "标题", "heading": f"{one.key}：{text}", "problem": problem}
            facts["before"] = told
            yield Diagnostic(CODE, facts, one.position)
            return
        last |= dict.fromkeys(range(level + 1, len(HEADS)), 0)  # below, the count begins anew
        last[level], earlier[level] = number, text


def _number(text: str) -> int | None:
    """Return a number in digits or in Chinese; None where it is none: 十三五、十四五."""
    return int(text) if text.isdigit() else read_chinese(text)
