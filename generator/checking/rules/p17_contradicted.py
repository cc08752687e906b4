"""P17 结论矛盾: all was met, says the text, and points were lost; or all points beside problems."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.texts import texts_of
from generator.checking.word_lists import words
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.texts import Text
    from generator.scoring.case import Case, Subject

CODE = "P17"
LOOKED_AT = frozenset({"实际完成情况", "材料"})
FULL = Decimal(100)


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare each total with the texts of what it is of, full marks with the unit's problems."""
    perfect = [subject for subject in case.subjects if _lost(subject) == 0]
    if perfect and case.filing.problems:
        facts = {
            "where": "、".join(subject.name for subject in perfect),
            "told": f"自评满分，却列了 {len(case.filing.problems)} 个问题",
        }
        yield Diagnostic(CODE, facts, case.filing.position("问题", of="key"))
    for subject in case.subjects:
        lost = _lost(subject)
        if lost:
            yield from _all_met(subject, plain(lost))


def _lost(subject: Subject) -> Decimal | None:
    """Return the points that a total lacks, None where there is no total."""
    card, points = subject.scorecard, subject.points
    if points is None:
        return None
    return (card.total.weight if card else FULL) - points


def _all_met(subject: Subject, lost: str) -> Iterator[Diagnostic]:
    for text in texts_of(subject.assessment):
        found = _claim(text)
        if found:
            told = f"“{text.key}”写“{found}”，自评却扣了 {lost} 分"
            yield Diagnostic(CODE, {"where": subject.name, "told": told}, text.position)


def _claim(text: Text) -> str:
    """Return the words that claim that everything was met, '' where there are none."""
    if not LOOKED_AT & {text.path[0], text.key}:
        return ""
    pattern = "|".join(words("全部达标"))
    found = re.search(pattern, text.text)
    return found[0] if found else ""
