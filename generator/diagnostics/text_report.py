"""Diagnostics as plain text with a caret, and as plain data for JSON."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.diagnostics.diagnostic import Diagnostic, Position

WORDS = {"error": "错误", "warning": "警告", "info": "提示"}
SEVERAL = 2  # related places from which on their lines are listed
WIDEST = 100  # cells of a source line that are shown; a longer line is cut around the caret


class _Widths(dict[str, int]):
    """The cells that each character takes, looked up once a character."""

    def __missing__(self, char: str) -> int:
        """Look up a character that was not asked for yet."""
        self[char] = width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        return width


_WIDTHS = _Widths()


def cell_width(text: str) -> int:
    """Return how many terminal cells the text takes: Chinese characters take two."""
    return sum(map(_WIDTHS.__getitem__, text))


def as_text(diagnostic: Diagnostic) -> str:
    """Write a diagnostic as the lines a person reads: where, what, the source line, the hint."""
    head = f"{diagnostic.code} {WORDS[diagnostic.severity]}：{diagnostic.message}"
    lines = [f"{diagnostic.position}: {head}" if diagnostic.position else head]
    if diagnostic.position and diagnostic.position.excerpt:
        lines += excerpt_lines(diagnostic.position)
    lines += _related_lines(diagnostic)
    if diagnostic.hint:
        lines.append(f"    → {diagnostic.hint}")
    return "\n".join(lines)


def _related_lines(diagnostic: Diagnostic) -> Iterator[str]:
    """Name the places that belong to it; several of the same file by their lines, in one."""
    here = diagnostic.position
    near = [
        (why, place)
        for why, place in diagnostic.related
        if here and place.line and place.file == here.file
    ]
    if len(near) < SEVERAL:
        near = []
    if near:
        reasons = "、".join(dict.fromkeys(why for why, _ in near))
        yield f"    参见第 {_line_numbers(place.line for _, place in near)} 行：{reasons}"
    for why, position in diagnostic.related:
        if (why, position) not in near:
            yield f"    参见 {position}：{why}"


def _line_numbers(numbers: Iterable[int]) -> str:
    """Write numbers of lines, those in a row as a range: 32–36、40."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def excerpt_lines(position: Position) -> list[str]:
    """Show the source line and, where the place is known to the column, a caret under it.

    Of a long line no more is measured than may be shown.
    """
    start = max(position.column - 1, 0)
    head = position.excerpt[max(start - WIDEST, 0) : start]
    marked = position.excerpt[start : start + min(position.length, WIDEST)]
    before, text = _shown(head), _shown(position.excerpt[start : start + WIDEST])
    if not position.column or start > len(position.excerpt):
        return [f"    | {_shown(position.excerpt[:WIDEST])}"]
    cut = _cut(before)
    is_cut = cut > 0 or start > len(head)
    shown = ("…" if is_cut else "") + before[cut:] + text
    longer = start + WIDEST < len(position.excerpt)
    if longer or _wider(shown, WIDEST):
        shown = shown[: WIDEST // 2] + "…"
    pad = " " * (cell_width(before[cut:]) + is_cut)
    carets = "^" * max(1, min(cell_width(_shown(marked) or " "), WIDEST - len(pad)))
    return [f"    | {shown}", f"    | {pad}{carets}"]


def _wider(text: str, most: int) -> bool:
    """Tell whether a text takes more cells; what is short is not measured."""
    return 2 * len(text) > most and cell_width(text) > most


def _shown(text: str) -> str:
    return text.replace("\t", " ")


def _cut(before: str) -> int:
    """Return how many characters before the caret are left out, so that it stays in sight."""
    if not _wider(before, WIDEST // 2):
        return 0
    cut, width = 0, cell_width(before)
    while width > WIDEST // 2:
        width -= cell_width(before[cut])
        cut += 1
    return cut


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as plain data: the same facts that the text shows."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "title": diagnostic.title,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "facts": {name: value for name, value in diagnostic.facts.items() if name != "hint"},
        "position": place_as_json(diagnostic.position),
        "related": [
            {"why": why, "position": place_as_json(place)} for why, place in diagnostic.related
        ],
    }


def place_as_json(position: Position | None) -> dict[str, object] | None:
    """Return a position as plain data, without the fields that do not apply to it."""
    if position is None:
        return None
    fields: dict[str, object] = {"file": position.shown_file}
    if position.line:
        fields |= {"line": position.line, "column": position.column, "length": position.length}
    if position.place:
        fields["place"] = position.place
    return fields
