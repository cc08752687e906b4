"""The headings of a report: slips in them, and numbers that are repeated or left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checking.rules import (
    l01_numbering,
    l02_punctuation,
    l03_document_number,
    l04_form,
    t09_placeholder,
    t11_wrong_words,
)
from generator.checking.slips import slips_told
from generator.diagnostics import Diagnostic
from generator.intake.labels import vocabulary
from generator.proofreading import SlipKind, proofread_heading
from generator.templating.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.outline import Chapter

RULES = (
    *(l01_numbering, l02_punctuation, l03_document_number),
    *(l04_form, t09_placeholder, t11_wrong_words),
)
CODES = {kind: rule.CODE for rule in RULES for kind in rule.KINDS} | {
    SlipKind.HEADING_END: l02_punctuation.CODE
}
MOST = 99
TOP = 1
SURE = 2  # levels up to which a number at the beginning makes a heading
NUMBERS = {chinese(number): number for number in range(1, MOST + 1)} | {
    str(number): number for number in range(1, MOST + 1)
}


def heading_findings(chapters: Iterable[Chapter]) -> Iterator[Diagnostic]:
    """Yield what a reviewer marks in the headings of one report."""
    last: dict[int, Chapter] = {}
    named: dict[str, Chapter] = {}
    for chapter in chapters:
        yield from _slips(chapter)
        if chapter.level == TOP:
            first = named.setdefault(chapter.title, chapter)
            if first is not chapter:
                yield _finding(first, chapter, "不同，标题却重复")
        last = {level: one for level, one in last.items() if level <= chapter.level}
        before = last.get(chapter.level)
        if before is not None:
            yield from _out_of_order(before, chapter)
        last[chapter.level] = chapter


def _slips(chapter: Chapter) -> Iterator[Diagnostic]:
    slips = [
        slip
        for slip in proofread_heading(chapter.heading.text)
        if slip.kind is not SlipKind.HEADING_END or _is_heading(chapter)
    ]
    for code in dict.fromkeys(CODES[slip.kind] for slip in slips):
        told = slips_told([slip for slip in slips if CODES[slip.kind] == code])
        yield Diagnostic(code, {"where": "标题", "slips": told}, chapter.heading.place)


def _is_heading(chapter: Chapter) -> bool:
    """Tell a heading from an item: below （一） what ends like a sentence may be one."""
    return chapter.level <= SURE or chapter.heading.level > 0


def _out_of_order(before: Chapter, chapter: Chapter) -> Iterator[Diagnostic]:
    """Compare a heading with the one before it of its level; unnumbered ones say nothing."""
    first, second = _number(before), _number(chapter)
    if first is None or second is None or second == first + 1:
        return
    yield _finding(before, chapter, "重复" if second == first else "不连续")


def _finding(before: Chapter, chapter: Chapter, problem: str) -> Diagnostic:
    facts = {
        "kind": "标题",
        "heading": chapter.heading.text,
        "before": before.heading.text,
        "problem": problem,
    }
    related = (("前一个同级标题", before.heading.place),)
    return Diagnostic("S07", facts, chapter.heading.place, related)


def _number(chapter: Chapter) -> int | None:
    mark = re.match(vocabulary()["chapters"]["item"], chapter.heading.text)
    return NUMBERS.get(mark[0].strip(" （()）、.．")) if mark else None
