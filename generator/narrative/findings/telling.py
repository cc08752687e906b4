"""Tells in a unit's note (偏差原因分析及改进措施) why something is so from what is to be done.

Only the first may stand where a report gives a reason: “究其原因，6月底前补齐” is no reason. Notes are
read clause by clause; the words that turn a clause are data of the library.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from generator.narrative.filter_input import FINAL_MARKS
from generator.reading import Record, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

CLAUSE = re.compile(r"[^，。；！：,;!:\n]+[，。；！：,;!:\n]*")
LEAD = re.compile(
    r"\s*(?:[0-9]{1,2}[.、．)）](?![0-9])|[（(]?[0-9一二三四五六七八九十][)）]|[一二三四五六七八九十]是)?"
)
COLONS = "：:"
Words = Annotated[tuple[Text, ...], Field(min_length=1)]


class NoteWords(Record):
    """The words that tell causes from plans.

    What a clause begins with decides first, the longest word that fits; then a word that only
    speaks of the future; then one that only speaks of what happened; then one that mostly speaks
    of plans. A clause without any of them goes with the one before it. ``dropped`` are words
    before a cause that say no more than that it is one; ``subjects`` stand before what counts.
    """

    cause_starts: Annotated[Words, Field(alias="原因开头")]
    plan_starts: Annotated[Words, Field(alias="打算开头")]
    plan_words: Annotated[Words, Field(alias="打算用语")]
    cause_words: Annotated[Words, Field(alias="原因用语")]
    likely_plans: Annotated[Words, Field(alias="多为打算")]
    subjects: Annotated[tuple[Text, ...], Field(alias="主语")] = ()
    dropped: Annotated[tuple[Text, ...], Field(alias="略去")] = ()


class Told(NamedTuple):
    """A note taken apart: why, and what the unit means to do; each '' where it says nothing."""

    cause: str = ""
    plan: str = ""


NOTHING = Told()


def told(note: str | None, words: NoteWords | None) -> Told:
    """Take a note apart; without words to tell by, all of it is cause."""
    if not note or not note.strip(FINAL_MARKS):
        return NOTHING
    return Told(_joined([note])) if words is None else _told(note, _Vocabulary.of(words))


class _Vocabulary(NamedTuple):
    """The words as they are looked for; a plain value, so that notes are taken apart once."""

    starts: tuple[tuple[str, bool], ...]
    plan_words: tuple[str, ...]
    cause_words: tuple[str, ...]
    likely_plans: tuple[str, ...]
    subjects: tuple[str, ...]
    dropped: tuple[str, ...]

    @classmethod
    def of(cls, words: NoteWords) -> _Vocabulary:
        starts = [(word, False) for word in words.cause_starts]
        starts += [(word, True) for word in words.plan_starts]
        return cls(
            tuple(starts),
            words.plan_words,
            words.cause_words,
            words.likely_plans,
            words.subjects,
            words.dropped,
        )


@lru_cache(maxsize=4096)
def _told(note: str, words: _Vocabulary) -> Told:
    causes: list[str] = []
    plans: list[str] = []
    planned = False
    for clause in CLAUSE.findall(note):
        planned = _is_plan(clause, words, before=planned)
        if not _is_label(clause):
            (plans if planned else causes).append(clause)
    return Told(_without_lead(_joined(causes), words.dropped), _joined(plans))


def _is_label(clause: str) -> bool:
    """Tell 偏差原因： and 改进措施： from what they stand before."""
    text = clause.strip()
    return text[-1:] in COLONS and text.rstrip(COLONS).endswith(("原因", "措施", "分析", "打算"))


def _is_plan(clause: str, words: _Vocabulary, *, before: bool) -> bool:
    """Tell what a clause speaks of."""
    text = _bare(clause, words.subjects)
    if _is_label(clause):
        return not text.rstrip(COLONS).endswith(("原因", "分析"))
    fitting = [(len(word), plan) for word, plan in words.starts if text.startswith(word)]
    if fitting:
        return max(fitting)[1]
    for listed, plan in (
        (words.plan_words, True),
        (words.cause_words, False),
        (words.likely_plans, True),
    ):
        if any(word in text for word in listed):
            return plan
    return before


def _bare(clause: str, subjects: Sequence[str]) -> str:
    """Take numbers and subjects off the front: 一是我单位将… begins with 将."""
    text = LEAD.sub("", clause, count=1).strip()
    found = next((word for word in subjects if text.startswith(word)), "")
    return text.removeprefix(found)


def _joined(clauses: Sequence[str]) -> str:
    return " ".join("".join(clauses).split()).strip(FINAL_MARKS)


def _without_lead(cause: str, dropped: Sequence[str]) -> str:
    """Take off what the sentence says itself: 究其原因，由于…"""
    found = next((word for word in dropped if cause.startswith(word)), "")
    return cause.removeprefix(found).lstrip(FINAL_MARKS)
