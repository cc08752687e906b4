"""A YAML text as edits change it: only the lines and signs that an edit is about become others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.authoring.text_places import OPENING, Places, in_brackets, is_block
from generator.authoring.yaml_writing import Written, block, flow, flow_entry, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.authoring.changed_data import Plain
    from generator.authoring.text_places import Node
    from generator.reading import Tree
    from generator.reading.path import Path

HEADER = patterns.compile(r"[|>][-+0-9]*")
ANCHOR = patterns.compile(r"&[^\s,\[\]{}]+[ \t]*")
COMMENT = patterns.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n]|\Z)")


class EditedText:
    """A text with its tree; every edit gives the text that it makes, None where it has no way."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text, self._places = text, Places(text, tree)

    def goes_on_in(self, text: str) -> None:
        """Take what an edit made for the text; further edits may only be before that one."""
        self._text = self._places.text = text

    def put(self, path: Path, value: Plain, order: Sequence[str] = ()) -> str | None:
        """Put a value at a path."""
        places = self._places
        known = places.known(path)
        if known == len(path):
            return self._replaced(path, value)
        rest = _nested(path[known + 1 :], value)
        return self._inserted(path[:known], path[known], rest, order)

    def add(self, path: Path, index: int, value: Plain) -> str | None:
        """Put an item into a list."""
        places = self._places
        holder = places.node(path) if places.known(path) == len(path) else None
        if holder is None or holder.id != "sequence" or not holder.value:
            return self.put(path, [value])
        if in_brackets(holder):
            items = [places.raw(one) for one in holder.value]
            return self._spliced(
                *self._bare(holder), _list([*items[:index], flow(value), *items[index:]])
            )
        ends, starts = places.item_ends(holder), places.item_starts(holder)
        lines = block([value], places.column(holder))
        return self._with_lines(ends[index - 1] if index else starts[0], lines)

    def insert(self, path: Path, value: Plain) -> str | None:
        """Put a key into a mapping that does not have it itself."""
        return self._inserted(path[:-1], path[-1], value, ())

    def drop(self, path: Path) -> str | None:
        """Take out a key or an item."""
        holder = self._places.node(path[:-1])
        if len(holder.value) == 1:
            return self.put(path[:-1], None)
        if in_brackets(holder):
            return self._without(holder, path[-1])
        start, end = self._lines_of(holder, path[-1])
        return self._spliced(start, end, "")

    def move(self, path: Path, index: int) -> str | None:
        """Put an item of a list at another index of it."""
        places = self._places
        holder, at = places.node(path[:-1]), int(path[-1])
        order = [one for one in range(len(holder.value)) if one != at]
        order.insert(index, at)
        if in_brackets(holder):
            items = [places.raw(holder.value[one]) for one in order]
            return self._spliced(*self._bare(holder), _list(items))
        spans = list(zip(places.item_starts(holder), places.item_ends(holder), strict=True))
        pieces = [self._text[start:end] for start, end in spans]
        whole = [one if one.endswith(("\n", "\r")) else one + places.end for one in pieces]
        return self._spliced(spans[0][0], spans[-1][1], "".join(whole[one] for one in order))

    def _replaced(self, path: Path, value: Plain) -> str | None:
        """Write another value where there is one."""
        node = self._places.node(path)
        if self._places.is_in_brackets(path):
            return self._replaced_in_brackets(node, flow(value))
        if is_block(node):
            return self._replaced_block(path, node, value)
        start, end = self._bare(node)
        kept = None
        if node.id == "scalar" and node.style in OPENING:
            end = self._places.last(node)
            kept = HEADER.sub("", self._line(start), count=1)
        return self._rewritten(start, end, written(value, self._places.indent(path)), kept)

    def _bare(self, node: Node) -> tuple[int, int]:
        """Return where a value begins and ends behind its anchor."""
        start, end = self._places.span(node)
        return start + self._anchor(start), end

    def _anchor(self, start: int) -> int:
        """Return how long the anchor before a value is: others refer to it."""
        found = ANCHOR.match(self._text, start)
        return len(found[0]) if found else 0

    def _replaced_in_brackets(self, node: Node, piece: str) -> str:
        start, end = self._bare(node)
        if start == end and piece:
            held = self._text[start : start + 1] == " "  # the space before the next sign
            closing = self._text[start + 1 : start + 2] in {",", "}", "]"}
            end += held and closing
            piece = piece if self._text[start - 1 : start] == " " else f" {piece}"
        return self._spliced(start, end, piece)

    def _replaced_block(self, path: Path, node: Node, value: Plain) -> str | None:
        """Write something in the place of a block that begins on the line below its key."""
        places = self._places
        opened = self._opened(path)
        if opened is None or places.line_end(opened) > places.offset(node.start_mark):
            return None  # it begins on the line of its dash
        end = places.line_end(places.last(node))
        end -= len(self._text[:end]) - len(self._text[:end].rstrip("\r\n"))
        new = written(value, places.indent(path))
        return self._rewritten(opened, end, new, self._line(opened))

    def _opened(self, path: Path) -> int | None:
        """Return the place behind the colon of a key; None for an item."""
        holder = self._places.node(path[:-1]) if path else None
        if holder is None or holder.id != "mapping":
            return None
        key = next((one for one, _ in holder.value if one.value.strip() == path[-1]), None)
        return None if key is None else self._text.index(":", self._places.offset(key.end_mark)) + 1

    def _line(self, place: int) -> str:
        """Return what stands behind a place on its line."""
        return self._text[place : self._places.line_end(place)].rstrip("\r\n")

    def _rewritten(self, start: int, end: int, new: Written, kept: str | None) -> str | None:
        """Put a value between two places; the comment behind it stays on its line.

        ``kept`` is what stays where it does not stand behind the old value.
        """
        if kept is None:
            rest = self._line(end)
            if new.body and not COMMENT.fullmatch(rest):
                return None
            kept, end = (rest, end + len(rest)) if new.body else ("", end)
        before = self._text[:start]
        if new.head:
            before += "" if before.endswith((" ", "\n")) else " "
        else:
            before = before.removesuffix(" ") if kept or self._ends_at(end) else before
        body = "".join(f"{self._places.end}{one}" for one in new.body)
        return f"{before}{new.head}{kept}{body}{self._text[end:]}"

    def _ends_at(self, place: int) -> bool:
        return not self._line(place).strip() or self._line(place).startswith(" ")

    def _inserted(
        self, path: Path, key: str | int, value: Plain, order: Sequence[str]
    ) -> str | None:
        """Write a key, or a first item, that is not there yet."""
        holder = self._places.node(path)
        if holder.id == "scalar" and not holder.value:
            return self._replaced(path, {key: value} if isinstance(key, str) else [value])
        if holder.id == "sequence" and isinstance(key, int):
            return self.add(path, key, value) if key == len(holder.value) else None
        if holder.id != "mapping" or not isinstance(key, str):
            return None
        before = _before([one.value.strip() for one, _ in holder.value], key, order)
        if in_brackets(holder):
            return self._into_brackets(holder, (key, value), before)
        lines = block({key: value}, holder.value[0][0].start_mark.column)
        return self._with_lines(self._line_for(holder, before), lines)

    def _line_for(self, holder: Node, before: int | None) -> int:
        """Return the line on which a new key goes; the first one behind a dash stays the first."""
        first = self._places.offset(holder.value[0][0].start_mark)
        if before is None and not self._places.before(first).strip():
            return self._places.line_start(first)
        return self._places.after(*holder.value[before or 0])

    def _into_brackets(self, holder: Node, pair: tuple[str, Plain], before: int | None) -> str:
        parts = [self._pair(*one) for one in holder.value]
        at = 0 if before is None else before + 1
        return self._braced(holder, [*parts[:at], flow_entry(pair), *parts[at:]])

    def _without(self, holder: Node, step: str | int) -> str:
        """Write brackets anew without one of their parts."""
        places = self._places
        if holder.id == "sequence":
            items = [places.raw(one) for at, one in enumerate(holder.value) if at != step]
            return self._spliced(*self._bare(holder), _list(items))
        left = [self._pair(*one) for one in holder.value if one[0].value.strip() != step]
        return self._braced(holder, left)

    def _pair(self, key: Node, value: Node) -> str:
        """Return a key and its value inside brackets as they are written."""
        start, end = self._places.offset(key.start_mark), self._places.offset(key.end_mark)
        return (
            self._text[start : max(end, self._places.offset(value.end_mark))]
            if (self._places.offset(value.start_mark) > end)
            else f"{self._text[start:end]}: {self._places.raw(value)}"
        )

    def _braced(self, holder: Node, parts: list[str]) -> str:
        return self._spliced(*self._bare(holder), f"{{{', '.join(parts)}}}")

    def _lines_of(self, holder: Node, step: str | int) -> tuple[int, int]:
        """Return where the lines of an item or a key begin and end."""
        places = self._places
        if holder.id == "sequence":
            at = int(step)
            return places.item_starts(holder)[at], places.item_ends(holder)[at]
        at = [key.value.strip() for key, _ in holder.value].index(str(step))
        key, value = holder.value[at]
        start = places.offset(key.start_mark)
        if not places.before(start).strip():
            return places.line_start(start), places.after(key, value)
        following = places.offset(holder.value[at + 1][0].start_mark)
        if places.line_end(places.line_start(following) - 1) != places.after(key, value):
            raise LookupError(step)
        return start, following  # the first key behind a dash: the next one takes its place

    def _with_lines(self, place: int, lines: Sequence[str]) -> str:
        """Put whole lines at the begin of a line, or behind a last one that has no end."""
        head, end = self._text[:place], self._places.end
        joint = end if head and not head.endswith(("\n", "\r")) else ""
        return head + joint + "".join(line + end for line in lines) + self._text[place:]

    def _spliced(self, start: int, end: int, piece: str) -> str:
        return self._text[:start] + piece + self._text[end:]


def _before(keys: Sequence[str], key: str, order: Sequence[str]) -> int | None:
    """Return behind which of the keys a new one goes, None for before all of them."""
    if key not in order:
        return len(keys) - 1
    earlier = order[: order.index(key)]
    behind = [at for at, one in enumerate(keys) if one in earlier or one not in order]
    return behind[-1] if behind else None


def _nested(path: Path, value: Plain) -> Plain:
    """Return a value under the keys and the first items that lead to it."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _list(items: Sequence[str]) -> str:
    return f"[{', '.join(items)}]"
