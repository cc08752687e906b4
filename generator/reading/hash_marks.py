"""Text behind a “#” that YAML takes for a comment, though it was typed as part of the value.

职业技能培训经费 #2期 is read as 职业技能培训经费, and nobody is told. A comment is set off: by two
spaces, by a space behind its mark, by a word such as 待填, or by a figure before it that is whole
by itself. What is glued to its mark and follows a text after one space is lost text.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.reading.comment_lines import scalars
from generator.reading.plain_data import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Node, ScalarNode

    from generator.reading.source import Source

CODE = "Y38"
GLUED = patterns.compile(r" #(?=[^\s#])")
NUMBERED = patterns.compile(r"[:-] #[0-9]")  # a value that begins with its mark
NOTE = patterns.compile(r"#(?:待|忽略|注|备注|说明|原件|原文|见|例|TODO|todo)")
FIGURE = patterns.compile(r"[-+]?[0-9][0-9.,]*[%％]?")
LOST = "没有读进来"


def lost_texts(root: Node, source: Source) -> Iterator[Diagnostic]:
    """Find the texts that a comment has cut off from the values of a composed text."""
    if GLUED.search(source.text) is None:
        return
    marks: dict[int, set[int]] = defaultdict(set)
    for number, mark in glued_marks(source):
        marks[number].add(mark)
    if not marks:
        return
    for node in scalars(root):
        number = node.end_mark.line
        if number not in marks or node.style not in PLAIN:
            continue
        if mark := _mark_behind(node, source.lines[number], marks[number]):
            yield hash_said(source, number, mark, LOST)


def glued_marks(source: Source) -> Iterator[tuple[int, int]]:
    """Yield the lines where a mark may have cut a text, and the column of each mark."""
    for number, line in enumerate(source.lines):
        if " #" in line and number not in source.shifts:
            for found in GLUED.finditer(line):
                if NOTE.match(line, found.start() + 1) is None:
                    yield number, found.start() + 1


def hash_said(source: Source, number: int, mark: int, how: str) -> Diagnostic:
    """Say what stands behind a mark, and what becomes of it."""
    text = source.lines[number][mark:].rstrip()
    return Diagnostic(CODE, {"text": text, "how": how}, source.position(number, mark, len(text)))


def _mark_behind(node: ScalarNode, line: str, marks: set[int]) -> int:
    """Return the mark that has cut a value, 0 where none has; all of it may be behind the mark."""
    if not node.value:
        empty = (mark for mark in marks if NUMBERED.match(line, mark - 2))
        return next((mark for mark in empty if node.end_mark.column <= mark), 0)
    mark = node.end_mark.column + 1
    return mark if mark in marks and FIGURE.fullmatch(node.value) is None else 0
