"""The well-known mistakes of writing YAML, found line by line where the parser gives up.

The parser stops at the first mistake and often blames the line after it. This walk keeps an outline
of the file (open keys by column, block texts, quotations, brackets), knows at each line whether a
key must stand there, and notes every mistake together with the repair that lets reading go on. Text
is left alone: lines of a block text, of a quotation, and those that continue a plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.reading import limits
from generator.reading.line import key_colon
from generator.reading.mistake_notes import Notes
from generator.reading.repair import apply
from generator.reading.value_check import check_value
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.reading.line import Line
    from generator.reading.source import Shift, Source

COLON = patterns.compile("[:：]")
FULL_WIDTH_DASH = patterns.compile(r"[－—]+\s*")
LONGEST_KEY = 20  # characters; what is longer before a colon is a sentence


class Outline(Struct, frozen=True):
    """What the walk found: the mistakes, the text without them, and how its columns moved."""

    mistakes: tuple[Diagnostic, ...]
    repaired: str
    shifts: dict[int, tuple[Shift, ...]]


def outline(source: Source) -> Outline:
    """Find the well-known mistakes of a text that the parser refused."""
    walk = _Walk(source)
    walk.run()
    repaired, shifts = apply(source.lines, walk.notes.repairs)
    return Outline(tuple(walk.notes.mistakes), repaired, shifts)


class _Key(Struct, frozen=True):
    """An open mapping: the column of its keys, and whether the last key still waits for a value."""

    column: int
    waits: bool


class _Walk:
    """The state between lines; a column counts a tab and an ideographic space as two."""

    def __init__(self, source: Source) -> None:
        self.notes = Notes(source)
        self.keys: list[_Key] = []
        self.text: int | None = None  # lines deeper than this column continue a plain text
        self.block: int | None = None  # lines deeper than this column belong to a block text
        self.skip_to = 0  # lines before this one belong to a quotation or a bracket
        self.blamed = False  # a key has been found in the plain text that goes on

    def run(self) -> None:
        for line in self.notes.lines():
            if len(self.notes.mistakes) >= limits.MOST_EXAMINED:
                return
            if line.number >= self.skip_to and not line.blank and not self._in_block(line):
                self._line(line)

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
        self.blamed = False
        self._check_indent(line)
        if line.content.startswith(("－", "—")):
            line = self._full_width_dash(line)
        elif line.glued_dash:
            self.notes.say("Y19", line, line.start)
            self.notes.repair(line, line.start + 1, line.start + 1, " ")
            line = line.after_dash(line.start + 1)
        outer = line.dashes[0] if line.dashes else line.column
        while self.keys and self.keys[-1].column > outer:
            self.keys.pop()
        self._content(line)

    def _continues_text(self, line: Line) -> bool:
        """Tell whether the line goes on with the text above, and blame the first key that does.

        The keys after it stand where they do for the same cause.
        """
        if self.text is None or line.column <= self.text or line.dashes:
            return False
        colon = key_colon(line.text, line.start)
        if colon is None or colon - line.start > LONGEST_KEY:
            return True
        column = self.keys[-1].column if self.keys else 0
        codes = {"\t": "Y13", "\u3000": "Y14", "\u00a0": "Y14"}
        code = next((codes[char] for char in line.lead if char in codes), "Y18")
        if code != "Y18" or not self.blamed:
            self.notes.say(code, line, line.start if code == "Y18" else 0)
        self.blamed = True
        self.notes.repair(line, 0, len(line.lead), " " * column)
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
        for later in self.notes.after(line):
            if later.column != column or later.dashes:
                return False
            if key_colon(later.text, later.start) is not None:
                return True
        return False

    def _make_key(self, line: Line) -> int | None:
        """Say what the key lacks, and return where its colon is, None if it has none."""
        found = COLON.search(line.text, line.start + 1)
        if found is None:
            self.notes.say("Y33", line, line.start, len(line.content))
            return self._end_key(line)
        colon, key = found.start(), line.text[line.start : found.start()].strip()
        self.notes.say("Y11" if found.group() == "：" else "Y12", line, colon, key=key)
        spaced = not line.text[colon + 1 :].strip() or line.text[colon + 1] in " \t"
        self.notes.repair(line, colon, colon + 1, ":" if spaced else ": ")
        if line.text[colon + 1 : colon + 2] in ("\u3000", "\u00a0"):
            self.notes.repair(line, colon + 1, colon + 2, " ")
        return colon

    def _end_key(self, line: Line) -> int | None:
        """Put a colon behind a key that has only deeper lines, else take the line out."""
        below = next(self.notes.after(line), None)
        if below is None or below.column <= line.content_column:
            self.notes.repair(line, line.start, line.start, "# ")
            return None
        end = len(line.text.rstrip())
        self.notes.repair(line, end, len(line.text), ":")
        return end

    def _full_width_dash(self, line: Line) -> Line:
        found = FULL_WIDTH_DASH.match(line.text, line.start)
        stop = found.end() if found else line.start + 1
        self.notes.say("Y34", line, line.start, mark=line.content[0])
        self.notes.repair(line, line.start, stop, "- ")
        return line.after_dash(stop)

    def _check_indent(self, line: Line) -> None:
        odd = next((char for char in line.lead if char != " "), None)
        if odd is None:
            return
        self.notes.say("Y13" if odd == "\t" else "Y14", line, line.lead.index(odd))
        self.notes.repair(line, 0, len(line.lead), " " * line.column)

    def _value(self, line: Line, start: int, column: int) -> bool:
        """Check a value and remember what it means for the lines after it; tell if it waits."""
        seen = check_value(self.notes, line, start, column)
        self.block = column if seen.block else None
        self.skip_to = seen.skip_to
        return seen.waits
