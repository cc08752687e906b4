"""Merged cells of a rendered table, worked out from the rows that came out.

Whether a cell goes on from the one above depends on which rows a template prints, and in which
order. So each cell of a 合并 tag is rendered with its text and with an empty paragraph, and with
the run that it belongs to; here one of the two is kept. The marks are control characters: no data
have any, and none is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN, RUN, SET, TEXT, EMPTY, END = "\x01\x02\x03\x04\x05\x06"
# At every row of a table with merged cells, twice at its first; a table within it has the next.
ROWS = "\x07\x08\x0b\x0c"
MARKS = BEGIN + RUN + SET + TEXT + EMPTY + END + ROWS
ALONE, HEAD, CONTINUED = "", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
NOTHING = ("", 0)


def levels_in(source: str) -> str:
    """Return the marks of rows that a source has, none where nothing in it is merged."""
    return "".join(mark for mark in ROWS if mark in source)


def merged(xml: str, marks: str) -> str:
    """Return a rendered part with its merged cells as they are to be."""
    before, *chunks = _cut(xml, BEGIN)
    xml = before + "".join(map(_kept, chunks, _merges(chunks, marks)))
    for mark in marks:
        xml = "".join(_cut(xml, mark))
    return xml


def _cut(text: str, mark: str) -> list[str]:
    """Return the pieces between marks; where these are few this is faster than to split."""
    pieces: list[str] = []
    start, end = 0, text.find(mark)
    while end >= 0:
        pieces.append(text[start:end])
        start = end + 1
        end = text.find(mark, start)
    return [*pieces, text[start:]]


def _kept(chunk: str, merge: str) -> str:
    """Return what follows a mark, with the text of the cell or with the empty paragraph."""
    start, text = chunk.index(SET) + 1, chunk.index(TEXT)
    empty = chunk.index(EMPTY, text)
    end = chunk.index(END, empty)
    kept = chunk[empty + 1 : end] if merge == CONTINUED else chunk[text + 1 : empty]
    return f"{merge}{chunk[start:text]}{kept}{chunk[end + 1 :]}"


def _merges(chunks: Sequence[str], marks: str) -> list[str]:
    """Return the part that the cell of each mark has in a merge."""
    found = [ALONE] * len(chunks)
    rows = [_Rows(mark) for mark in marks]
    levels = {f"{ROWS.index(level.mark)}": level for level in rows}
    for number, chunk in enumerate(chunks):
        place, run = chunk[: chunk.index(SET)].split(RUN)
        level = levels[place[0]]
        known, head = level.above.get(place, NOTHING)
        if known == run != "":
            found[head], found[number] = HEAD, CONTINUED
        else:
            head = number
        level.here[place] = (run, head)
        for one in rows:
            if one.mark in chunk:
                one.pass_by(chunk.count(one.mark, chunk.index(END)))
    return found


class _Rows(Struct):
    """The marked cells of this row and of the one above: by place, the run and its first cell."""

    mark: str
    here: dict[str, tuple[str, int]] = field(default_factory=dict)
    above: dict[str, tuple[str, int]] = field(default_factory=dict)

    def pass_by(self, rows: int) -> None:
        """Go on to the next row, or past some that have no share in anything."""
        if rows:
            self.here, self.above = {}, (self.here if rows == 1 else {})
