"""The numbers that Word puts before the paragraphs of a list, counted as it counts them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import W
from generator.document.page_view.looks_of_styles import value_of
from generator.structs import Struct, field
from generator.templating.numerals import chinese

if TYPE_CHECKING:
    import re

    from lxml.etree import _Element

CHINESE = frozenset(("chineseCounting", "chineseCountingThousand", "japaneseCounting"))
_PLACE = patterns.compile("%([1-9])")


class ListNumbers(Struct):
    """The lists of a document, and how far each has been counted."""

    root: _Element | None
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def before(self, properties: _Element | None) -> str:
        """Return the number of the next paragraph with these properties, '' for none of a list."""
        listed = None if properties is None else properties.find(f"{W}numPr")
        key, level = value_of(listed, "numId"), int(value_of(listed, "ilvl") or 0)
        levels = self._levels(key) if key else {}
        if key is None or level not in levels:
            return ""
        counts = self._counts[key]
        start = int(value_of(levels[level], "start") or 1)
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._written(levels, counts, level)

    def _levels(self, key: str) -> dict[int, _Element]:
        if self.root is None:
            return {}
        own = (one for one in self.root.findall(f"{W}num") if one.get(f"{W}numId") == key)
        abstract = value_of(next(own, None), "abstractNumId")
        for one in self.root.findall(f"{W}abstractNum"):
            if one.get(f"{W}abstractNumId") == abstract:
                return {int(x.get(f"{W}ilvl") or 0): x for x in one.findall(f"{W}lvl")}
        return {}

    def _written(self, levels: dict[int, _Element], counts: dict[int, int], level: int) -> str:
        if value_of(levels[level], "numFmt") == "bullet":
            return "• "

        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            count = counts.get(place, 1)
            kind = value_of(levels.get(place), "numFmt")
            return chinese(count) if kind in CHINESE else f"{count}"

        return _PLACE.sub(number, value_of(levels[level], "lvlText") or "")
