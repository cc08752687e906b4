"""T11 文字差错: wrong words, doubled words, brackets alone, what a closed year will still do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.slips import slips_in, words_in
from generator.checking.texts import texts_with
from generator.checking.word_lists import any_in, pattern, words
from generator.diagnostics import Diagnostic
from generator.proofreading import SlipKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.texts import Text
    from generator.scoring.case import Case

CODE = "T11"
KINDS = frozenset({SlipKind.REPEATED_WORD, SlipKind.WRONG_WORD, SlipKind.UNPAIRED})
RESULTS = frozenset({"实际完成情况", "成效", "做法", "概述"})


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 己/已, 违归, 的的 and unclosed brackets."""
    yield from slips_in(case, CODE, KINDS)
    yield from words_in(case, CODE, KINDS)
    if not case.form.declares:
        yield from _still_to_come(case)


def _still_to_come(case: Case) -> Iterator[Diagnostic]:
    """Look where results are told: the year is over, and nothing in it will still be done."""
    for one in texts_with(case, "将"):
        if not _tells_results(one):
            continue
        for found in pattern("年度结束了还说将").finditer(one.text):
            if not any_in(_sentence(one.text, found.start(), found.end()), words("说以后的")):
                slips = f"“{found[0]}”：年度已经结束，写“已”或者写明何时完成"
                yield Diagnostic(CODE, {"where": f"“{one.key}”", "slips": slips}, one.position)
                break


def _tells_results(one: Text) -> bool:
    """Tell whether a text says what became of the year: a plan, a measure may look ahead."""
    return one.key in RESULTS or (one.path[0] == "材料" and not any_in(one.key, words("说打算的")))


def _sentence(text: str, start: int, end: int) -> str:
    begin = text.rfind("。", 0, start) + 1
    stop = text.find("。", end)
    return text[begin : stop if stop >= 0 else None]
