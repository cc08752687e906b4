"""The value on a line of YAML: whether its first characters mean what they were meant to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.reading.anchor_hint import anchor_facts
from generator.reading.line import WHITE, closing_quote, key_colon, unbalanced
from generator.structs import Struct

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from generator.reading.line import Line
    from generator.reading.mistake_notes import Notes

NOTHING_FOLLOWS = ("", "#")
OPENING = ("[", "{")
NEVER_FIRST = frozenset("%@`,]}!")
BLOCK_HEADER = patterns.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?")
ANCHOR = patterns.compile(r"&(?P<name>[^\s,\[\]{}]+)\s*")
ALIAS = patterns.compile(r"\*(?P<name>[^\s,\[\]{}]+)\s*(?:#.*)?")
SECOND_COLON = patterns.compile(r":(?=\s|$)")
KEY_AHEAD = "(?=[^\\s，；、;,:：{}\\[\\]\"']{1,20}:(?:\\s|$))"
# What was typed for the comma before the next key between braces: {年初预算数: 12，全年预算数: 11}
SEPARATOR = patterns.compile(r"\s*(?P<mark>[，；、])\s*" + KEY_AHEAD)
UNPARTED = patterns.compile(r"(?<=[^\s,，；、;:{\[])\s+" + KEY_AHEAD)
DOUBLED = patterns.compile(r",\s*,")
BY_COMMA = "花括号里各项之间用半角逗号加空格"
COMMENT = patterns.compile(r"(?:^|\s)#")


class Seen(Struct, frozen=True):
    """What a value means for the lines after it.

    ``waits``: nothing stands here, the value is still to come below; ``block``: the deeper lines
    below are a block text; the lines before ``skip_to`` belong to a quotation or a bracket.
    """

    waits: bool = False
    block: bool = False
    skip_to: int = 0


def check_value(notes: Notes, line: Line, start: int, column: int) -> Seen:
    """Check the value that begins at ``start``, of a key or dash at ``column``."""
    start += len(line.text[start:]) - len(line.text[start:].lstrip(WHITE))
    value = line.text[start:].rstrip()
    first = value[:1]
    if first in NOTHING_FOLLOWS:
        return Seen(waits=True)
    if first in {"|", ">"} and BLOCK_HEADER.fullmatch(value):
        return Seen(block=True)
    if first == "&":
        return _anchored(notes, line, start, column)
    if first in {'"', "'"}:
        return _quotation(notes, line, start, column)
    if first in OPENING:
        return _bracket(notes, line, start, column)
    if _special(value, notes.source.text):
        _refuse_first(notes, line, start)
    else:
        _check_plain(notes, line, start)
    return Seen()


def _special(value: str, text: str) -> bool:
    if value[0] == "*":
        alias = ALIAS.fullmatch(value)
        return alias is None or f"&{alias['name']}" not in text
    return value[0] in NEVER_FIRST or value[0] in "|>" or value.startswith(("- ", "? "))


def _refuse_first(notes: Notes, line: Line, start: int) -> None:
    hint = anchor_facts(line.text, start, notes.source.text)
    notes.say("Y15", line, start, 1, mark=line.text[start], **hint)
    notes.quote(line, start)


def _anchored(notes: Notes, line: Line, start: int, column: int) -> Seen:
    """Accept an anchor that is used, or that marks keys or a list; else it was meant as text.

    A list or keys in brackets are no text, whether or not anything refers to them.
    """
    found = ANCHOR.match(line.text, start)
    if found is None or not (
        f"*{found['name']}" in notes.source.text or _holds_lines(notes, line, found.end(), column)
    ):
        _refuse_first(notes, line, start)
        return Seen()
    return check_value(notes, line, found.end(), column)


def _holds_lines(notes: Notes, line: Line, start: int, column: int) -> bool:
    first = line.text[start:].strip()[:1]
    if first not in NOTHING_FOLLOWS:
        return first in OPENING
    below = next(notes.after(line), None)
    if below is None:
        return False
    return below.column > column or (bool(below.dashes) and below.column == column)


def _quotation(notes: Notes, line: Line, start: int, column: int) -> Seen:
    end = closing_quote(line.text, start)
    if end is None:
        return _open_quotation(notes, line, start, column)
    if line.text[end + 1 :].strip()[:1] not in NOTHING_FOLLOWS:
        notes.say("Y20", line, end + 1)
        notes.quote(line, start)
    return Seen()


def _open_quotation(notes: Notes, line: Line, start: int, column: int) -> Seen:
    """Skip to the end of a quotation over lines, unless a key comes before it."""
    quote = line.text[start]
    for later in notes.after(line):
        if later.column <= column:
            break
        if quote in later.text:
            return Seen(skip_to=later.number + 1)
    notes.say("Y16", line, start)
    notes.quote(line, start)
    return Seen()


def _bracket(notes: Notes, line: Line, start: int, column: int) -> Seen:
    missing, end = unbalanced(line.text, start)
    _check_separators(notes, line, start, end)
    if missing:
        return _open_bracket(notes, line, start, column, missing)
    if line.text[end:].strip()[:1] not in NOTHING_FOLLOWS:
        _refuse_first(notes, line, start)
    return Seen()


def _check_separators(notes: Notes, line: Line, start: int, end: int) -> None:
    """Find the marks that stand between braces where only a half-width comma parts the keys."""
    for found in _unquoted(SEPARATOR, line, start, end):
        notes.say("Y34", line, found.start("mark"), mark=found["mark"], hint=BY_COMMA)
        notes.repair(line, found.start(), found.end(), ", ")
    for found in _unquoted(UNPARTED, line, start, end):
        notes.say("Y21", line, found.end(), hint=f"是另一项的，前面补上半角逗号：{BY_COMMA}")
        notes.repair(line, found.start(), found.end(), ", ")
    for found in _unquoted(DOUBLED, line, start, end):
        notes.say("Y39", line, found.start(), hint="两个逗号之间没有内容，删去一个逗号")
        notes.repair(line, found.start(), found.end(), ",")


def _unquoted(
    pattern: re.Pattern[str], line: Line, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Find a pattern in a part of a line, but not inside quotation marks."""
    for found in pattern.finditer(line.text, start, end):
        before = line.text[start : found.start()]
        if before.count("'") % 2 == 0 and before.count('"') % 2 == 0:
            yield found


def _check_line_end(notes: Notes, line: Line, below: Line) -> None:
    """Find such a mark at the end of a line between braces, before a key on the next."""
    end = len(line.text.rstrip())
    if line.text[end - 1] in "，；、" and key_colon(below.text, below.start) is not None:
        notes.say("Y34", line, end - 1, mark=line.text[end - 1], hint=BY_COMMA)
        notes.repair(line, end - 1, end, ",")


def _open_bracket(notes: Notes, line: Line, start: int, column: int, missing: str) -> Seen:
    """Skip to the end of a bracket over lines, unless a key comes before it."""
    waiting, above = missing, line
    for later in notes.after(line):
        if later.column <= column and later.content[:1] not in "]}":
            break
        waiting, end = unbalanced(later.text, 0, waiting)
        _check_separators(notes, later, 0, end)
        _check_line_end(notes, above, later)
        above = later
        if not waiting:
            return Seen(skip_to=later.number + 1)
    notes.say("Y17", line, start)
    last = len(line.text.rstrip())
    notes.repair(line, last, last, missing)
    return Seen()


def _check_plain(notes: Notes, line: Line, start: int) -> None:
    comment = COMMENT.search(line.text, start)
    stop = comment.start() if comment else len(line.text)
    second = SECOND_COLON.search(line.text[:stop].rstrip(), start)
    if second:
        notes.say("Y21", line, second.start())
        notes.quote(line, start)
