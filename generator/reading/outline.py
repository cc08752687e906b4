"""The well-known mistakes of writing YAML, found line by line where the parser gives up.

The parser stops at the first mistake and often blames the line after it. This walk keeps an outline
of the file (open keys by column, block texts, quotations, brackets), knows at each line whether a
key must stand there, and notes every mistake together with the repair that lets reading go on. Text
is left alone: lines of a block text, of a quotation, and those that continue a plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading import limits
from generator.reading.line import Line, closing_quote, key_colon, unbalanced
from generator.reading.repair import Repair, apply, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.source import Shift, Source

NOTHING_FOLLOWS = ("", "#")
NEVER_FIRST = frozenset("%@`,]}!")
BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?")
ANCHOR = re.compile(r"&(?P<name>[^\s,\[\]{}]+)\s*")
ALIAS = re.compile(r"\*(?P<name>[^\s,\[\]{}]+)\s*(?:#.*)?")
SECOND_COLON = re.compile(r":(?=\s|$)")
COMMENT = re.compile(r"(?:^|\s)#")
COLON = re.compile("[:：]")
FULL_WIDTH_DASH = re.compile(r"[－—]+\s*")
MAY_LOSE_TEXT = re.compile(r"[:\-][ \t]+[&!]")
LONGEST_KEY = 20  # characters; what is longer before a colon is a sentence
ANCHOR_OR_TAG = ("&", "!")


@dataclass(frozen=True, slots=True)
class Outline:
    """What the walk found: the mistakes, the text without them, and how its columns moved."""

    mistakes: tuple[Diagnostic, ...]
    repaired: str
    shifts: dict[int, tuple[Shift, ...]]


def outline(source: Source) -> Outline:
    """Find the well-known mistakes of a text that the parser refused."""
    walk = _Walk(source)
    walk.run()
    repaired, shifts = apply(source.lines, walk.repairs)
    return Outline(tuple(walk.mistakes), repaired, shifts)


def lost_anchors(source: Source) -> Iterator[Diagnostic]:
    """Find texts that begin with & or ! and that the parser swallowed without a word."""
    if not MAY_LOSE_TEXT.search(source.text):
        return
    for mistake in outline(source).mistakes:
        if mistake.code == "Y15" and mistake.facts["mark"] in ANCHOR_OR_TAG:
            yield mistake


@dataclass(frozen=True, slots=True)
class _Key:
    """An open mapping: the column of its keys, and whether the last key still waits for a value."""

    column: int
    waits: bool


class _Walk:
    """The state between lines; a column counts a tab and an ideographic space as two."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.mistakes: list[Diagnostic] = []
        self.repairs: dict[int, list[Repair]] = {}
        self.keys: list[_Key] = []
        self.text: int | None = None  # lines deeper than this column continue a plain text
        self.block: int | None = None  # lines deeper than this column belong to a block text
        self.skip_to = 0  # lines before this one belong to a quotation or a bracket

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(Line(number, text) for number, text in enumerate(self.source.lines))

    def run(self) -> None:
        for line in self.lines:
            if len(self.mistakes) >= limits.MOST_EXAMINED:
                return
            if line.number >= self.skip_to and not line.blank and not self._in_block(line):
                self._line(line)

    def _after(self, line: Line) -> Iterator[Line]:
        """Return the lines that follow, as far as it is reasonable to look."""
        first = line.number + 1
        stop = min(len(self.lines), first + limits.LOOKAHEAD_LINES)
        return (self.lines[number] for number in range(first, stop))

    def _in_block(self, line: Line) -> bool:
        if self.block is None or line.column <= self.block:
            self.block = None
            return False
        if line.spaces <= self.block:
            self._check_indent(line)
        return True

    def _line(self, line: Line) -> None:
        if line.is_marker or self._continues_text(line):
            return
        self._check_indent(line)
        if line.content.startswith(("－", "—")):
            line = self._full_width_dash(line)
        elif line.glued_dash:
            self._say("Y19", line, line.start)
            self._repair(line, line.start + 1, line.start + 1, " ")
            line = line.after_dash(line.start + 1)
        outer = line.dashes[0] if line.dashes else line.column
        while self.keys and self.keys[-1].column > outer:
            self.keys.pop()
        self._content(line)

    def _continues_text(self, line: Line) -> bool:
        """Tell whether the line belongs to the text above; a key that is too deep does so in vain."""
        if self.text is None or line.column <= self.text or line.dashes:
            return False
        colon = key_colon(line.text, line.start)
        if colon is None or colon - line.start > LONGEST_KEY:
            return True
        column = self.keys[-1].column if self.keys else 0
        codes = {"\t": "Y13", "\u3000": "Y14", "\u00a0": "Y14"}
        code = next((codes[char] for char in line.lead if char in codes), "Y18")
        self._say(code, line, line.start if code == "Y18" else 0)
        self._repair(line, 0, len(line.lead), " " * column)
        self._value(line, colon + 1, column)
        return True

    def _content(self, line: Line) -> None:
        column = line.content_column
        parent = line.dashes[-1] if line.dashes else column
        if not line.content:
            self.text = None
            return
        colon = key_colon(line.text, line.start)
        if colon is None and self._must_be_key(line):
            colon = self._make_key(line)
            if colon is None:
                return
        if colon is None:
            self._value(line, line.start, parent)
            self.text = parent if line.dashes else (self.keys[-1].column if self.keys else -1)
            return
        waits = self._value(line, colon + 1, column)
        while self.keys and self.keys[-1].column >= column:
            self.keys.pop()
        self.keys.append(_Key(column, waits))
        self.text = None if waits else column

    def _must_be_key(self, line: Line) -> bool:
        """Tell whether only a key can stand here: beside open keys, at the top, or above a key."""
        if not line.dashes and (not self.keys or self.keys[-1].column == line.column):
            return True
        return self._keys_follow(line)

    def _keys_follow(self, line: Line) -> bool:
        column = line.content_column
        for later in self._after(line):
            if later.blank:
                continue
            if later.column != column or later.dashes:
                return False
            if key_colon(later.text, later.start) is not None:
                return True
        return False

    def _make_key(self, line: Line) -> int | None:
        """Say what the key lacks, and return where its colon is, None if it has none."""
        found = COLON.search(line.text, line.start + 1)
        if found is None:
            self._say("Y33", line, line.start, len(line.content))
            self._repair(line, line.start, line.start, "# ")
            return None
        colon, key = found.start(), line.text[line.start : found.start()].strip()
        self._say("Y11" if found.group() == "：" else "Y12", line, colon, key=key)
        spaced = not line.text[colon + 1 :].strip() or line.text[colon + 1] in " \t"
        self._repair(line, colon, colon + 1, ":" if spaced else ": ")
        if line.text[colon + 1 : colon + 2] in ("\u3000", "\u00a0"):
            self._repair(line, colon + 1, colon + 2, " ")
        return colon

    def _value(self, line: Line, start: int, column: int) -> bool:
        """Check the value that begins at ``start``; tell whether it is still to come below."""
        start += len(line.text[start:]) - len(line.text[start:].lstrip(" \t\u3000\u00a0"))
        value = line.text[start:].rstrip()
        first = value[:1]
        if first in NOTHING_FOLLOWS:
            return True
        if first == "&":
            return self._anchored(line, start, column)
        if first in {"|", ">"} and BLOCK_HEADER.fullmatch(value):
            self.block = column
        elif first in {'"', "'"}:
            self._quotation(line, start, column)
        elif first in {"[", "{"}:
            self._bracket(line, start, column)
        elif self._special(value):
            self._quote(line, start, "Y15", start, mark=first)
        else:
            self._plain(line, start)
        return False

    def _special(self, value: str) -> bool:
        alias = ALIAS.fullmatch(value)
        if value[0] == "*":
            return alias is None or f"&{alias['name']}" not in self.source.text
        return value[0] in NEVER_FIRST or value[0] in "|>" or value.startswith(("- ", "? "))

    def _anchored(self, line: Line, start: int, column: int) -> bool:
        found = ANCHOR.match(line.text, start)
        below = next((later for later in self._after(line) if not later.blank), None)
        after = line.text[found.end() :].strip()[:1] if found else " "
        holds = after in NOTHING_FOLLOWS and below is not None and below.column > column
        holds = holds or (below is not None and bool(below.dashes) and below.column == column)
        used = found is not None and f"*{found['name']}" in self.source.text
        if found is None or not (used or holds):
            self._quote(line, start, "Y15", start, mark="&")
            return False
        return self._value(line, found.end(), column)

    def _quotation(self, line: Line, start: int, column: int) -> None:
        end = closing_quote(line.text, start)
        if end is None:
            self._open_quotation(line, start, column)
            return
        rest = line.text[end + 1 :].strip()
        if rest[:1] not in NOTHING_FOLLOWS:
            self._quote(line, start, "Y20", end + 1)

    def _open_quotation(self, line: Line, start: int, column: int) -> None:
        """Skip to the end of a quotation over lines, unless a key comes before it."""
        quote = line.text[start]
        for later in self._after(line):
            if not later.blank and later.column <= column:
                break
            if quote in later.text:
                self.skip_to = later.number + 1
                return
        self._quote(line, start, "Y16", start)

    def _bracket(self, line: Line, start: int, column: int) -> None:
        missing, end = unbalanced(line.text, start)
        if not missing:
            if line.text[end:].strip()[:1] not in NOTHING_FOLLOWS:
                self._quote(line, start, "Y15", start, mark=line.text[start])
            return
        wanted = missing
        for later in self._after(line):
            if not later.blank and later.column <= column and later.content[:1] not in "]}":
                break
            missing, _ = unbalanced(later.text, 0, missing)
            if not missing:
                self.skip_to = later.number + 1
                return
        self._say("Y17", line, start)
        stop = len(line.text.rstrip())
        self._repair(line, stop, stop, wanted)

    def _plain(self, line: Line, start: int) -> None:
        comment = COMMENT.search(line.text, start)
        stop = comment.start() if comment else len(line.text)
        second = SECOND_COLON.search(line.text[:stop].rstrip(), start)
        if second:
            self._quote(line, start, "Y21", second.start())

    def _full_width_dash(self, line: Line) -> Line:
        found = FULL_WIDTH_DASH.match(line.text, line.start)
        stop = found.end() if found else line.start + 1
        self._say("Y34", line, line.start, mark=line.content[0])
        self._repair(line, line.start, stop, "- ")
        return line.after_dash(stop)

    def _check_indent(self, line: Line) -> None:
        odd = next((char for char in line.lead if char != " "), None)
        if odd is None:
            return
        self._say("Y13" if odd == "\t" else "Y14", line, line.lead.index(odd))
        self._repair(line, 0, len(line.lead), " " * line.column)

    def _quote(self, line: Line, start: int, code: str, at: int, **facts: str) -> None:
        self._say(code, line, at, 1, **facts)
        self.repairs.setdefault(line.number, []).extend(quoted(line.text, start))

    def _say(self, code: str, line: Line, column: int, length: int = 1, **facts: str) -> None:
        place = self.source.position(line.number, column, length)
        self.mistakes.append(Diagnostic(code, facts, place))

    def _repair(self, line: Line, start: int, stop: int, new: str) -> None:
        self.repairs.setdefault(line.number, []).append(Repair(start, stop, new))
