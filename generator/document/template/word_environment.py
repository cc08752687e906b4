"""The Jinja environment of Word templates: escaping, and what the 合并 tag is made of."""

from __future__ import annotations

from functools import cache

from jinja2 import Undefined
from markupsafe import Markup

from generator.document.template.values import written
from generator.templating.sandbox import Sandbox
from generator.templating.span import Span
from generator.templating.trouble_notes import note
from generator.templating.unknown import Unknown

MERGE_FILTER = "纵向合并"
MERGE_TEST = "合并首格"
HEAD = Markup('<w:vMerge w:val="restart"/>')
CONTINUATION = Markup("<w:vMerge/>")


class UnknownInWord(Unknown):
    """A name in a Word template that nobody gave."""

    __slots__ = ()
    code = "X05"


class WordEnvironment(Sandbox):
    """Jinja for Word templates."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=UnknownInWord, finalize=written)
        # docxtpl's documentation writes |e everywhere; escaping is done for every value here.
        self.filters |= {"e": _same, "escape": _same, MERGE_FILTER: vertical_merge}
        self.tests[MERGE_TEST] = is_head


def vertical_merge(value: object) -> str:
    """Return the ``w:vMerge`` element of a row's share of a cell; nothing for a cell of one row."""
    if isinstance(value, Undefined):
        return str(value)
    if not isinstance(value, Span):
        note("X09", problem="不是可以合并的值，用在“合并”标签里")
        return ""
    if value.count == 1:
        return ""
    return HEAD if value.first else CONTINUATION


def is_head(value: object) -> bool:
    """Return whether this row shows the text of the merged cell."""
    return not isinstance(value, Span) or value.first


def _same(value: object) -> object:
    """Return the value: it is escaped when it is written."""
    return value


@cache
def environment() -> WordEnvironment:
    """Return the one environment of the process."""
    return WordEnvironment()
