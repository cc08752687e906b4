"""I05 归类不当: a row stands below a heading that it does not belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import rows
from generator.checking.word_lists import any_in, entries
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I05"


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
    level = place.subgroup or place.group
    for entry in entries("归类不当"):
        if entry["级"] not in level:
            continue
        texts = own.name if entry.get("只看名称") else f"{own.name}\n{own.target or ''}"
        word = any_in(texts, tuple(entry["词"]))
        target = row.read.target_measure
        none_at_all = target is not None and target.value == 0  # 零投诉 is a quality
        if word and not none_at_all:
            return word, entry["归"]
    return "", ""
