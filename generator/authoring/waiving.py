"""A finding answered with a reason: the comment that waives it, written where it waives no other.

A comment is tried at the end of the finding's line, then above it and above what it stands in;
it is kept if the data are the same and the finding is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.text_places import read_exactly
from generator.reading.source import LINE_END
from generator.reading.tree_places import path_at
from generator.reading.waivers import WORD, waivers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.fixing import Fixer, State
    from generator.diagnostics import Diagnostic


def waived(fixer: Fixer, before: State, one: Diagnostic, reason: str) -> str | None:
    """Return the text with a finding answered, None where no comment does just that."""
    words = " ".join(reason.split())
    made = [*_tried(before, one, f"# {WORD}: {one.code} {words}")]
    looks = ((text, fixer.look(text)) for text in made)
    answered = [(text, _gone(before, after, one)) for text, after in looks]
    fitting = [(text, gone) for text, gone in answered if gone]
    fitting.sort(key=lambda found: found[1])  # of those that waive as few, the first
    return fitting[0][0] if fitting else None


def unwaived(text: str, line: int, column: int) -> str | None:
    """Return the text without the comment that waives at a place; None where there is none."""
    tree = read_exactly(text)
    given = waivers_of(tree.source, tree.node) if tree is not None else ()
    places = [(one.position.line, one.position.column) for one in given if not one.typed]
    if tree is None or (line, column) not in places:
        return None
    starts = [0, *(found.end() for found in LINE_END.finditer(text)), len(text)]
    start, end = starts[line - 1], starts[line]
    before = text[start : start + column - 1].rstrip(" \t")
    kept = before + text[start:end][len(text[start:end].rstrip("\r\n")) :] if before else ""
    made = text[:start] + kept + text[end:]
    after = read_exactly(made)
    return made if after is not None and after.data == tree.data else None


def _gone(before: State, after: State, one: Diagnostic) -> int:
    """Return how many findings are gone; 0 where it is not this one, or anything else differs."""
    if before.tree is None or after.tree is None or before.tree.data != after.tree.data:
        return 0
    gone, new = before.names - after.names, after.names - before.names
    own = next((name for name, other in before.named if other is one), None)
    alike = all(name[0] == one.code and _near(before, name, one) for name in gone)
    return gone.total() if own in gone and not new and alike else 0


def _near(before: State, name: object, one: Diagnostic) -> bool:
    """Tell whether a finding of that name is on the same line, or of the same value."""
    places = [other.position for known, other in before.named if known == name]
    line = one.position.line if one.position else 0
    same = [place for place in places if place is not None and place.line == line]
    return bool(same) or any(
        place is not None
        and one.position is not None
        and before.tree is not None
        and path_at(before.tree, place) == path_at(before.tree, one.position)
        for place in places
    )


def _tried(before: State, one: Diagnostic, comment: str) -> Iterator[str]:
    """Yield the texts with the comment at every place where it may be."""
    if before.tree is None or one.position is None or not one.position.line:
        return
    starts = [0, *(found.end() for found in LINE_END.finditer(before.text))]
    path = path_at(before.tree, one.position)
    above = (before.tree.position(*path[:taken], of="key").line for taken in (len(path),) if path)
    numbers = dict.fromkeys((one.position.line, *above))
    for number in numbers:
        yield _behind(before.text, starts[number - 1], comment)
    for number in numbers:
        yield _above(before.text, starts[number - 1], comment)


def _behind(text: str, start: int, comment: str) -> str:
    found = LINE_END.search(text, start)
    end = found.start() if found else len(text)
    return f"{text[:end].rstrip(' ')} {comment}{text[end:]}"


def _above(text: str, start: int, comment: str) -> str:
    """Put the comment on a line of its own, as deep as the next one."""
    line = text[start:]
    space = line[: len(line) - len(line.lstrip(" "))]
    return f"{text[:start]}{space}{comment}{_end(text)}{line}"


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
