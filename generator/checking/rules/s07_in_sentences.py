"""S07 编号混乱: the items of a list that runs on in a sentence are repeated or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.texts import texts_in, whole_text
from generator.diagnostics import Diagnostic
from generator.proofreading import begins_list, disorders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "S07"
HINT = "从一起顺着编，不重复、不跳号；中间漏了一项的补上"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at 一是 二是, 第一，第二，, （1）（2） of every text."""
    for one in texts_in(case) if begins_list(whole_text(case)) else ():
        for found in disorders(one.text):
            facts = {
                "kind": "分项",
                "heading": f"{one.key}：{found.words}",
                "problem": found.problem,
                "before": found.before,
                "hint": HINT,
            }
            yield Diagnostic(CODE, facts, one.position)
