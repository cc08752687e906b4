"""What the parser complains of, said in Chinese at the place of the cause.

PyYAML's sentences are English, differ between its two parsers and often blame the wrong line; only
its marks and the beginning of what it was doing are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml.composer import ComposerError

from generator.diagnostics import Diagnostic
from generator.reading.anchor_hint import anchor_facts
from generator.structs import replace

if TYPE_CHECKING:
    from yaml.error import Mark, MarkedYAMLError

    from generator.reading.source import Source

# (what the parser was doing, code, whether the cause is where that began)
CONTEXTS = (
    ("while parsing a flow", "Y17", True),
    ("while parsing a block", "Y18", False),
    ("while scanning a simple key", "Y33", True),
    ("while scanning a block scalar", "Y15", True),
    ("while scanning an a", "Y15", True),  # an anchor, an alias
    ("while scanning a directive", "Y15", True),
    ("while scanning a %", "Y15", True),
    ("while scanning a tag", "Y23", True),
    ("while parsing a tag", "Y23", True),
    ("while parsing a node", "Y23", False),
    ("while increasing flow level", "Y26", False),  # libyaml's own limit, since 0.2.6
    ("while increasing block level", "Y26", False),
)
QUOTATION = ("while scanning a quoted", "while parsing a quoted", "while scanning a double-quoted")
CANNOT_START = frozenset("%@`&*!|>")


def complain(error: yaml.YAMLError, source: Source) -> Diagnostic:
    """Return the diagnostic for what the parser refused."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Diagnostic("Y39", {}, source.whole())
    if isinstance(error, ComposerError):
        return _composer(error, source)
    context = error.context or ""
    if context.startswith(QUOTATION):
        return _quotation(error, source)
    for beginning, code, at_beginning in CONTEXTS:
        if context.startswith(beginning):
            return _say(code, error.context_mark if at_beginning else error.problem_mark, source)
    return _by_character(error, source)


def _composer(error: MarkedYAMLError, source: Source) -> Diagnostic:
    """Tell the three complaints apart by which fields they fill."""
    if error.context is None:
        return _say("Y15", error.problem_mark, source)
    code = "Y29" if error.context.startswith("expected") else "Y32"
    return _say(code, error.problem_mark, source)


def _quotation(error: MarkedYAMLError, source: Source) -> Diagnostic:
    """Blame an escape where a backslash stands just before, else the quotation left open."""
    mark = error.problem_mark
    line = source.lines[mark.line] if mark and mark.line < len(source.lines) else ""
    if mark and "\\" in line[max(0, mark.column - 2) : mark.column + 1]:
        return _say("Y31", mark, source)
    return _say("Y16", error.context_mark, source)


def _by_character(error: MarkedYAMLError, source: Source) -> Diagnostic:
    mark = error.problem_mark
    char = _character(mark, source)
    if char == "\t":
        return _tab(mark, source)
    if char in CANNOT_START:
        return _say("Y15", mark, source)
    return _say("Y21" if char == ":" else "Y39", mark, source)


def _tab(mark: Mark | None, source: Source) -> Diagnostic:
    """Blame a tab; on a line without anything else it indents nothing."""
    said = _say("Y13", mark, source)
    if said.position is None or said.position.excerpt.strip():
        return said
    return replace(said, facts={"hint": "这一行是空的，只有一个制表符：把它删去"})


def _character(mark: Mark | None, source: Source) -> str:
    if mark is None or mark.line >= len(source.lines):
        return ""
    return source.lines[mark.line][mark.column : mark.column + 1]


def _say(code: str, mark: Mark | None, source: Source) -> Diagnostic:
    if mark is None:
        return Diagnostic("Y39", {}, source.whole())
    last = max(0, len(source.lines) - 1)
    place = source.position(min(mark.line, last), mark.column)
    char = _character(mark, source)
    if code == "Y18" and char == ":":
        return Diagnostic("Y24", {"problem": "冒号前面没有键名"}, place)
    facts = {"mark": char, "tag": char}
    if code == "Y15":
        facts |= anchor_facts(place.excerpt, mark.column, source.text)
    return Diagnostic(code, facts, place)
