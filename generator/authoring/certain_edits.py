"""Edits whose right value is certain: marks of Chinese text, totals left empty, typed rates.

One finding gives one edit of the text, or none. What a unit declares as its score is never edited.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from generator import patterns
from generator.checking.registry import all_rules
from generator.proofreading import proofread
from generator.reading.source import LINE_END
from generator.reading.tree import below
from generator.reading.tree_places import path_at
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.diagnostics import Diagnostic
    from generator.proofreading import Slip
    from generator.reading import Tree
    from generator.reading.path import Path
    from generator.reading.source import Mark
    from generator.reading.tree import Value

TOTAL, SOURCES, RATE = "年度资金总额", "来源", "执行率"
DECLARED = "得分"
AMOUNT = patterns.compile(r"-?[0-9]+(?:\.[0-9]+)?")
CONTEXT = (0, 4, 12, 40, 120)  # characters around a slip that tell its place from others


class Edit(Struct, frozen=True):
    """A stretch of a text, in characters from its beginning, and what it becomes."""

    path: Path
    start: int
    end: int
    text: str

    def applied(self, text: str) -> str:
        """Return the text with the edit made."""
        return text[: self.start] + self.text + text[self.end :]


def edit_for(one: Diagnostic, tree: Tree) -> Edit | None:
    """Return the edit that a finding asks for, None where only the unit knows what to write."""
    maker = _makers().get(one.code)
    if maker is None or one.position is None or one.position.file != tree.source.name:
        return None
    path = path_at(tree, one.position)
    if not path or any(DECLARED in str(step) for step in path):
        return None
    node = tree.node_at(path)
    start, end = (_offset(tree.source.text, mark) for mark in (node.start_mark, node.end_mark))
    written = maker(one, tree, path, tree.source.text[start:end])
    if written is None:
        return None
    gap = " " if start == end and tree.source.text[start - 1] == ":" else ""
    return Edit(path, start, end, gap + written)


Maker: TypeAlias = "Callable[[Diagnostic, Tree, Path, str], str | None]"


def _makers() -> dict[str, Maker]:
    return {**dict.fromkeys(_kinds(), _marks), "S01": _sum, "B04": _rate}


def _kinds() -> dict[str, frozenset[object]]:
    """Return the kinds of slip by the code that speaks of them; wrong words need their writer."""
    return {
        rule.CODE: kinds
        for rule in all_rules()
        if rule.CODE.startswith("L") and (kinds := getattr(rule, "KINDS", None))
    }


def _offset(text: str, mark: Mark) -> int:
    """Return how many characters stand before a place."""
    at = 0
    for _ in range(mark.line):
        found = LINE_END.search(text, at)
        at = found.end() if found else len(text)
    return at + mark.column


def _marks(one: Diagnostic, tree: Tree, path: Path, raw: str) -> str | None:
    """Write every slip of the kind as it should be; None where one has no certain form."""
    value = _value(tree, path)
    if not isinstance(value, str):
        return None
    slips = [slip for slip in proofread(value) if slip.kind in _kinds()[one.code]]
    for slip in reversed(slips):
        found = _replaced(raw, value, slip)
        if found is None:
            return None
        raw, value = found
    return raw if slips else None


def _replaced(raw: str, value: str, slip: Slip) -> tuple[str, str] | None:
    """Mend a slip in a value and in the text it is written as, where its place is beyond doubt."""
    if slip.expected is None:
        return None
    excerpt = value[slip.start : slip.end]
    for width in CONTEXT:
        before = value[max(slip.start - width, 0) : slip.start].rpartition("\n")[2]
        after = value[slip.end : slip.end + width].partition("\n")[0]
        if raw.count(before + excerpt + after) == 1:
            raw = raw.replace(before + excerpt + after, before + slip.expected + after)
            return raw, value[: slip.start] + slip.expected + value[slip.end :]
    return None


def _sum(one: Diagnostic, tree: Tree, path: Path, _raw: str) -> str | None:
    """Add up a column of the sources whose total was left empty; all of them must be filled in."""
    column = path[-1]
    if path[-2:-1] != (TOTAL,) or column != one.facts.get("field") or _value(tree, path):
        return None
    sources = below(_value(tree, path[:-2]), SOURCES)
    lines = sources.values() if isinstance(sources, dict) else ()
    amounts = [below(line, column) for line in lines]
    if not amounts or not all(isinstance(one, str) and AMOUNT.fullmatch(one) for one in amounts):
        return None
    return f"{sum((Decimal(str(amount)) for amount in amounts), Decimal(0)):f}"


def _rate(one: Diagnostic, _tree: Tree, path: Path, raw: str) -> str | None:
    """Write a rate as it is computed, with or without % as it was typed."""
    if path[-1] != RATE:
        return None
    typed, expected = one.facts["printed"], one.facts["expected"]
    if not re.search("[%％]", typed):
        expected = expected.removesuffix("%")
    return raw.replace(typed, expected) if raw.count(typed) == 1 else None


def _value(tree: Tree, path: Path) -> Value:
    value = tree.data
    for step in path:
        value = below(value, step)
    return value
