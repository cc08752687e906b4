"""Tells in a unit's note (偏差原因分析及改进措施) why something is so from what is to be done.

Only the first may stand where a report gives a reason: “究其原因，6月底前补齐” is no reason. Notes
are read clause by clause; the words that turn a clause are data of the library.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from generator import patterns
from generator.reading import Record, Text
from generator.templating.filter_input import FINAL_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SENTENCE = patterns.compile(r"[^。！!\n]+[。！!\n]*")
CLAUSE = patterns.compile(r"[^，。；！：,;!:\n]+[，。；！：,;!:\n]*")
LEAD = patterns.compile(
    r"\s*(?:[0-9]{1,2}[.、．)）](?![0-9])|[（(]?[0-9一二三四五六七八九十][)）]|[一二三四五六七八九十]是)?"
)
OFFICE = patterns.compile(r"^[^，。；：0-9]{0,8}(?:[科股处室站所队]|部门|窗口)(?=20[0-9]{2}年)")
COLONS = "：:"


class NoteWords(Record):
    """The words that tell causes from plans, in the order in which they decide.

    What a clause begins with, the longest word that fits; a word that only speaks of the future; a
    state at its end; a verb of doing at its beginning; a word that speaks of what happened; one
    that mostly speaks of plans. ``dropped`` are words before a cause that say no more than that it
    is one; ``subjects`` stand before what counts; ``blanks`` are notes that say nothing,
    ``blank_starts`` what begins a clause that only says that all is done. ``petitions`` begin what
    is asked of others: that is neither cause nor plan. ``remedied`` after 已 tell what was put
    right since, which belongs to the measures; ``deferred`` what was put off, as it happened.
    """

    blanks: Annotated[tuple[Text, ...], Field(alias="不算")] = ()
    subjects: Annotated[tuple[Text, ...], Field(alias="主语")] = ()
    dropped: Annotated[tuple[Text, ...], Field(alias="略去")] = ()
    cause_starts: Annotated[tuple[Text, ...], Field(alias="原因开头")] = ()
    plan_starts: Annotated[tuple[Text, ...], Field(alias="打算开头")] = ()
    plan_words: Annotated[tuple[Text, ...], Field(alias="打算用语")] = ()
    cause_ends: Annotated[tuple[Text, ...], Field(alias="原因结尾")] = ()
    plan_verbs: Annotated[tuple[Text, ...], Field(alias="打算动词")] = ()
    cause_words: Annotated[tuple[Text, ...], Field(alias="原因用语")] = ()
    likely_plans: Annotated[tuple[Text, ...], Field(alias="多为打算")] = ()
    blank_starts: Annotated[tuple[Text, ...], Field(alias="不算开头")] = ()
    petitions: Annotated[tuple[Text, ...], Field(alias="建议开头")] = ()
    remedied: Annotated[tuple[Text, ...], Field(alias="已办")] = ()
    deferred: Annotated[tuple[Text, ...], Field(alias="推迟用语")] = ()


class Told(NamedTuple):
    """A note taken apart: why, and what the unit means to do; each '' where it says nothing."""

    cause: str = ""
    plan: str = ""


NOTHING = Told()


def told(note: str | None, words: NoteWords | None, year: int = 0) -> Told:
    """Take a note apart; without words to tell by, all of it is cause.

    What is said of a time after ``year`` is no cause of what was missed in it.
    """
    if not note or not note.strip(FINAL_MARKS):
        return NOTHING
    if words is None:
        return Told(_joined([note]))
    lists = {name: getattr(words, name) for name in NoteWords.model_fields}
    if year:
        lists["plan_starts"] += (f"{year + 1}年", f"{year + 2}年")
    return _told(note, tuple(lists.values()))


class _Vocabulary(NamedTuple):
    """The words of NoteWords, in its order: a plain value, so that a note is taken apart once."""

    blanks: tuple[str, ...]
    subjects: tuple[str, ...]
    dropped: tuple[str, ...]
    cause_starts: tuple[str, ...]
    plan_starts: tuple[str, ...]
    plan_words: tuple[str, ...]
    cause_ends: tuple[str, ...]
    plan_verbs: tuple[str, ...]
    cause_words: tuple[str, ...]
    likely_plans: tuple[str, ...]
    blank_starts: tuple[str, ...]
    petitions: tuple[str, ...]
    remedied: tuple[str, ...]
    deferred: tuple[str, ...]


@lru_cache(maxsize=4096)
def _told(note: str, lists: tuple[tuple[str, ...], ...]) -> Told:
    words = _Vocabulary(*lists)
    if note.strip(FINAL_MARKS) in words.blanks:
        return NOTHING
    parts: dict[bool, list[str]] = {False: [], True: []}
    planned = False
    for sentence in SENTENCE.findall(note):
        for number, clause in enumerate(_own_clauses(sentence, words)):
            planned = _is_plan(clause, words, before=planned, goes_on=number > 0)
            if not _is_label(clause):
                parts[planned].append(clause)
    if all(_says_nothing(clause, words) for clause in parts[False]):
        parts[False] = []
    return Told(_without_lead(_joined(parts[False]), words.dropped), _joined(parts[True]))


def _own_clauses(sentence: str, words: _Vocabulary) -> Iterator[str]:
    """Yield what a sentence says of the unit, up to where it begins to ask something of others."""
    for clause in CLAUSE.findall(sentence):
        if _bare(clause, words.subjects).startswith(words.petitions):
            return
        yield clause


def _says_nothing(clause: str, words: _Vocabulary) -> bool:
    """Tell whether a clause only says that all is done: 已按期完成 is no reason for anything."""
    text = _bare(clause, words.subjects)
    if text in words.blanks:
        return True
    found = max((word for word in words.blank_starts if text.startswith(word)), key=len, default="")
    rest = text.removeprefix(found)
    told = any(word in rest for word in words.cause_words) or rest.endswith(words.cause_ends)
    return bool(found) and not told


def _is_label(clause: str) -> bool:
    """Tell 偏差原因： and 改进措施： from what they stand before."""
    text = clause.strip()
    return text[-1:] in COLONS and text.rstrip(COLONS).endswith(("原因", "措施", "分析", "打算"))


def _is_plan(clause: str, words: _Vocabulary, *, before: bool, goes_on: bool) -> bool:
    """Tell what a clause speaks of; one that goes on with a plan needs more to turn back."""
    if _is_label(clause):
        return not clause.strip().rstrip(COLONS).endswith(("原因", "分析"))
    text = _bare(clause, words.subjects)
    starts = [(len(word), False) for word in words.cause_starts if text.startswith(word)]
    starts += [(len(word), True) for word in words.plan_starts if text.startswith(word)]
    if starts:
        return max(starts)[1]
    if before and goes_on:
        return True
    return _by_words(text, words, before=before)


def _by_words(text: str, words: _Vocabulary, *, before: bool) -> bool:
    told = (
        (any(word in text for word in words.deferred), False),
        (any(word in text for word in words.plan_words), True),
        (text.endswith(words.cause_ends), False),
        (_is_remedied(text, words.remedied), True),
        (text.startswith(words.plan_verbs), True),
        (any(word in text for word in words.cause_words), False),
        (any(word in text for word in words.likely_plans), True),
    )
    return next((plan for found, plan in told if found), before)


def _is_remedied(text: str, words: Sequence[str]) -> bool:
    """Tell what was done afterwards, 已增开一个窗口, from what happened."""
    done = text.partition("已")[2]
    return any(word in done for word in words)


def _bare(clause: str, subjects: Sequence[str]) -> str:
    """Take numbers and subjects off the front: 一是我单位将…, 业务科2022年…."""
    text = OFFICE.sub("", LEAD.sub("", clause, count=1).strip().rstrip(FINAL_MARKS), count=1)
    found = next((word for word in subjects if text.startswith(word)), "")
    return text.removeprefix(found)


def _joined(clauses: Sequence[str]) -> str:
    return " ".join("".join(clauses).split()).strip(FINAL_MARKS)


def _without_lead(cause: str, dropped: Sequence[str]) -> str:
    """Take off what the sentence says itself, such as 由于 after 究其原因."""
    found = max((word for word in dropped if cause.startswith(word)), key=len, default="")
    return cause.removeprefix(found).lstrip(FINAL_MARKS)
