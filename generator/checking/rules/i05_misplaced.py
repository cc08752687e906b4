"""I05 归类不当: a row stands below a heading that it does not belong to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.checking.rows import rows
from generator.checking.word_lists import any_in, entries
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I05"


class Strays(NamedTuple):
    """Words that belong elsewhere, where that is, and whether they count in names alone."""

    words: tuple[str, ...]
    home: str
    in_names: bool


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for words in names and targets that belong elsewhere."""
    for row in rows(case):
        word, home = misplaced(row)
        if word:
            level = row.read.row.subgroup or row.read.row.group
            facts = {"where": row.where, "word": word, "level": level, "home": home}
            yield Diagnostic(CODE, facts, row.indicator.position("三级指标"))


def misplaced(row: Row) -> tuple[str, str]:
    """Return the word that does not belong and where it does; blank where all is well."""
    place, own = row.read.row, row.indicator
    for strays in _strays(place.subgroup or place.group):
        texts = own.name if strays.in_names else f"{own.name}\n{own.target or ''}"
        word = any_in(texts, strays.words)
        target = row.read.target_measure
        none_at_all = target is not None and target.value == 0  # 零投诉 is a quality
        if word and not none_at_all:
            return word, strays.home
    return "", ""


@lru_cache(maxsize=256)  # forms have few levels
def _strays(level: str) -> tuple[Strays, ...]:
    """Return the words that do not belong below the name of a level."""
    return tuple(
        Strays(tuple(one["词"]), one["归"], bool(one.get("只看名称")))
        for one in entries("归类不当")
        if one["级"] in level
    )
