"""A text that the parser refuses because a comment has taken brackets or lines of a value with it.

{实际完成值: 722元/人 #含教材, 分值: 10} has no closing brace to YAML. The value is read on as if
it stood in quotes, in a copy; where that does not make the text readable, nothing is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator.reading import limits
from generator.reading.hash_marks import GLUED, glued_marks, hash_said
from generator.reading.line import Line, closing_quote, key_colon
from generator.reading.node_composing import LimitError, compose
from generator.reading.repair import Repair, apply
from generator.reading.source import Source
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Node

    from generator.diagnostics import Diagnostic

KEPT = "这一次当作内容读了"
NEVER_PLAIN = frozenset("\"'|>[{&*!#")


class Quoted(Struct, frozen=True):
    """A text with its cut values in quotes: composed, or None where it has other mistakes too."""

    node: Node | None
    source: Source
    marks: tuple[tuple[int, int], ...]

    def said(self, how: str) -> tuple[Diagnostic, ...]:
        """Say what stands behind each mark, and what becomes of it."""
        typed = Source(self.source.name, self.source.text)
        return tuple(hash_said(typed, number, mark, how) for number, mark in self.marks)


def with_hashes_quoted(source: Source) -> Quoted | None:
    """Put values that a comment has cut in quotes; None where no comment has taken more."""
    if GLUED.search(source.text) is None:
        return None
    repairs: dict[int, list[Repair]] = {}
    marks = []
    for number, mark in glued_marks(source):
        found = {} if number in repairs else _quoted(source, number)
        repairs |= found
        marks += [(number, mark)] if found else []
    if not marks:
        return None
    text, shifts = apply(source.lines, repairs)
    return Quoted(_composed(text), Source(source.name, source.text, shifts), tuple(marks))


def _composed(text: str) -> Node | None:
    try:
        return compose(text)
    except (yaml.YAMLError, LimitError):
        return None


def _quoted(source: Source, number: int) -> dict[int, list[Repair]]:
    """Return what puts the cut values of a line in quotes, with the lines they go on in."""
    line = source.lines[number]
    repairs = [one for start, stop in _in_brackets(line) for one in _quotes(line, start, stop)]
    return {number: repairs} if repairs else _over_lines(source, number)


def _in_brackets(line: str) -> Iterator[tuple[int, int]]:
    """Yield where the values begin and end behind whose marks a bracket is closed."""
    begin = index = 0
    while index < len(line):
        char = line[index]
        if char in "\"'" and not line[begin:index].strip():
            index = closing_quote(line, index) or len(line)
        elif char in ",[{" or (char == ":" and line[index + 1 : index + 2] == " "):
            begin = index + 1
        elif char == "#" and line[index - 1 : index] == " ":
            stop = _end(line, index)
            begin += len(line[begin:]) - len(line[begin:].lstrip())
            if not begin < index < stop:
                return
            yield begin, stop
            begin, index = stop + 1, stop
        index += 1


def _end(line: str, mark: int) -> int:
    """Return where a value with a mark in it ends, 0 where no bracket is closed behind it."""
    depth = lowest = stop = 0
    for index in range(mark, len(line)):
        depth += (line[index] in "[{") - (line[index] in "]}")
        lowest = min(lowest, depth)
        if not stop and (depth < 0 or (depth == 0 and line[index] == ",")):
            stop = index
    return stop if lowest < 0 else 0


def _quotes(line: str, start: int, stop: int) -> Iterator[Repair]:
    """Put single quotes around a stretch of a line."""
    stop = start + len(line[start:stop].rstrip())
    yield Repair(start, start, "'")
    yield from _doubled(line, start, stop)
    yield Repair(stop, stop, "'")


def _doubled(line: str, start: int, stop: int) -> Iterator[Repair]:
    yield from (Repair(at, at, "'") for at in range(start, stop) if line[at] == "'")


def _over_lines(source: Source, number: int) -> dict[int, list[Repair]]:
    """Put quotes around a text without any that goes on below the line with its mark."""
    line = Line(number, source.lines[number])
    colon = key_colon(line.text, line.start)
    start = line.start if colon is None else colon + 1
    start += len(line.text[start:]) - len(line.text[start:].lstrip())
    last = _last_line(source, line, keyed=colon is not None)
    if last == number or line.text[start] in NEVER_PLAIN:
        return {}
    ends = {one: len(source.lines[one].rstrip()) for one in range(number, last + 1)}
    repairs = {
        one: list(_doubled(source.lines[one], start if one == number else 0, end))
        for one, end in ends.items()
    }
    repairs[number].append(Repair(start, start, "'"))
    repairs[last].append(Repair(ends[last], ends[last], "'"))
    return repairs


def _last_line(source: Source, line: Line, *, keyed: bool) -> int:
    """Return the last of the lines that go on with the text of a line."""
    parent = line.dashes[-1] if line.dashes and not keyed else line.content_column
    last = line.number
    for number in range(last + 1, min(last + limits.LOOKAHEAD_LINES, len(source.lines))):
        later = Line(number, source.lines[number])
        if later.blank or later.dashes or later.column <= parent:
            break
        if key_colon(later.text, later.start) is not None:
            break
        last = number
    return last
