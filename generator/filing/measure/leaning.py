"""Which way an indicator leans by its name: whether less is better, more is, or nobody can tell."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import patterns
from generator.filing.measure.folding import fold


class Leaning(StrEnum):
    """What a name says of its values; most names say nothing, and more is then better."""

    LESS = "越少越好"
    MORE = "越多越好"
    UNCLEAR = "方向不明"
    NONE = ""


class NamedLeanings(NamedTuple):
    """Words that a form or a rubric adds: a name that holds one leans so, whatever else it says."""

    less: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


class _Words(NamedTuple):
    """The words that everybody's names are read by."""

    less: re.Pattern[str]
    more: re.Pattern[str]
    more_before: re.Pattern[str]
    unclear_before: re.Pattern[str]
    measured: re.Pattern[str]
    near_full: re.Pattern[str]


_REMARK = patterns.compile(r"\([^()]*\)")
_BUILT_IN = NamedLeanings()


def leaning_of(name: str, added: NamedLeanings = _BUILT_IN) -> Leaning:
    """Tell which way a name leans: by the words added, else by those that are common."""
    text = _REMARK.sub("", fold(name)).strip()
    return _by_added(text, added) or _by_common(text)


def is_near_full(name: str) -> bool:
    """Tell a rate that is commonly near 100 %, so that 0.95 % is hardly meant."""
    return bool(_words().near_full.search(name))


def _by_added(text: str, added: NamedLeanings) -> Leaning | None:
    """Find the longest added word in the text."""
    found = [(len(word), Leaning.MORE) for word in added.more if word in text]
    found += [(len(word), Leaning.LESS) for word in added.less if word in text]
    return max(found)[1] if found else None


@lru_cache(maxsize=4096)
def _by_common(text: str) -> Leaning:
    """Judge by the last word of which less is better, and by what stands around it."""
    words = _words()
    hits = list(words.less.finditer(text))
    if not hits:
        return Leaning.NONE
    before, after = text[: hits[-1].start()], text[hits[-1].end() :]
    if words.more.search(after) or words.more_before.search(before):
        return Leaning.MORE
    counted = words.measured.fullmatch(after) and not words.unclear_before.search(before)
    return Leaning.LESS if counted else Leaning.UNCLEAR


@cache
def _words() -> _Words:
    data = tomllib.loads(Path(__file__).with_name("leanings.toml").read_text(encoding="utf-8"))
    return _Words(
        less=_any(data["越少越好"]),
        more=_any(data["越多越好"]),
        more_before=_any(data["在前也算"]),
        unclear_before=_any(data["说不清"]),
        measured=re.compile(data["量词"]),
        near_full=_any(data["接近百分之百"]),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
