"""S07 编号混乱: numbers at the head of paragraphs are repeated or left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.checking.same import Same
from generator.checking.texts import texts_in
from generator.diagnostics import Diagnostic, Severity
from generator.filing.measure.chinese_numbers import read_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.texts import Text
    from generator.forms import Form
    from generator.scoring.case import Case

CODE = "S07"
MARK = re.compile(r"([0-9]+[-—])?([0-9]+)")
HEADS = (
    re.compile(r"^\s*([一二三四五六七八九十]{1,3})、", re.MULTILINE),
    re.compile(r"^\s*[（(]([一二三四五六七八九十]{1,3})[）)]", re.MULTILINE),
    re.compile(r"^\s*([0-9]{1,2})(?:[、．]|\.(?![0-9]))", re.MULTILINE),
    re.compile(r"^\s*[（(]([0-9]{1,2})[）)]", re.MULTILINE),
)
ANY = re.compile(r"^\s*[（(]?(?:[一二三四五六七八九十]|[0-9])", re.MULTILINE)
OUTER = {1: (0,), 2: (0, 1), 3: (0, 1, 2)}  # levels at whose headings the count begins anew


def check(case: Case) -> Iterator[Diagnostic]:
    """Count each kind of number on its own, attachments and texts; a higher heading begins anew."""
    yield from _attachments(Same(case.form))
    for one in [one for one in texts_in(case) if "\n" in one.text]:
        if len(ANY.findall(one.text)) > 1:
            yield from _counted(one)


@lru_cache(maxsize=64)  # a batch has few forms
def _attachments(form: Same[Form]) -> tuple[Diagnostic, ...]:
    return tuple(_numbered(form.one))


def _numbered(form: Form) -> Iterator[Diagnostic]:
    """Look at the numbers that a form gives its attachments; a notice may have left some out."""
    last: dict[str, int] = {}
    for plan in form.documents:
        found = MARK.fullmatch((plan.mark or "").strip())
        if not found:
            continue
        series, number = found[1] or "", int(found[2])
        before = last.get(series, number - 1)
        if number != before + 1:
            facts = {
                "heading": f"附件{plan.mark}",
                "problem": "重复" if number == before else "跳号",
                "before": f"附件{series}{before}",
            }
            place = plan.position("附件号")
            yield Diagnostic(CODE, facts, place, severity_override=Severity.INFO)
        last[series] = number


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
        before = last[level]
        if before and number != before + 1 and number != 1:
            problem = "重复" if number == before else "跳号"
            facts = {"heading": f"{one.key}：{text}", "problem": problem, "before": earlier[level]}
            yield Diagnostic(CODE, facts, one.position)
            return
        last |= {below: 0 for below, outer in OUTER.items() if level in outer}
        last[level], earlier[level] = number, text


def _number(text: str) -> int | None:
    """Return a number in digits or in Chinese; None where it is none: 十三五、十四五."""
    return int(text) if text.isdigit() else read_chinese(text)
