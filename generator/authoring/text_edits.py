"""Edits of a filing's text: one value put, one row added, moved or dropped, all else left as it is.

An edit is made in the text itself and proved by reading the text again: the data differ as asked
and nowhere else, or there is no edit. So comments, order and spelling survive, and what is odd
about a text is never spread.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.reading import read_tree_text
from generator.reading.source import LINE_END
from generator.reading.tree import below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.reading import Tree
    from generator.reading.path import Path
    from generator.reading.source import Mark

Plain: TypeAlias = "str | None | Sequence[Plain] | Mapping[str, Plain]"
STEP = 2  # columns that a level is set in by


def put_value(text: str, path: Path, value: Plain, order: Sequence[str] = ()) -> str | None:
    """Return the text with a value at a path, None where that cannot be done.

    Keys that are not there yet are made; the last of them goes where ``order`` has it among the
    keys beside it. None empties a value.
    """

    def expected(data: Any) -> None:  # noqa: ANN401 - plain data of any shape
        _set(data, path, value)

    return _proved(text, expected, lambda sheet: sheet.put(path, value, order))


def add_item(text: str, path: Path, index: int, value: Plain) -> str | None:
    """Return the text with an item put into the list at a path, None where that cannot be done."""

    def expected(data: Any) -> None:  # noqa: ANN401 - as above
        if not isinstance(_known_at(data, path), list):
            _set(data, path, [])
        _at(data, path).insert(index, value)

    return _proved(text, expected, lambda sheet: sheet.add(path, index, value))


def drop(text: str, path: Path) -> str | None:
    """Return the text without a key or an item, None where that cannot be done."""

    def expected(data: Any) -> None:  # noqa: ANN401 - as above
        holder = _at(data, path[:-1])
        del holder[path[-1]]
        if isinstance(holder, list) and not holder:
            _set(data, path[:-1], None)

    return _proved(text, expected, lambda sheet: sheet.drop(path))


def move_item(text: str, path: Path, index: int) -> str | None:
    """Return the text with the item at a path moved to another index of its list."""

    def expected(data: Any) -> None:  # noqa: ANN401 - as above
        items = _at(data, path[:-1])
        items.insert(index, items.pop(path[-1]))

    return _proved(text, expected, lambda sheet: sheet.move(path, index))


def _proved(
    text: str, expected: Callable[[Any], None], edit: Callable[[_Sheet], str | None]
) -> str | None:
    """Return what an edit makes of a text, if the text is read as it should be afterwards."""
    tree = _tree(text)
    if tree is None:
        return None
    wanted = _plain(tree.data)
    try:
        expected(wanted)
        made = edit(_Sheet(text, tree))
    except (LookupError, TypeError):  # a path that leads nowhere
        return None
    after = None if made is None else _tree(made)
    return made if after is not None and _plain(after.data) == _plain(wanted) else None


def _tree(text: str) -> Tree | None:
    """Read a text; one that had to be repaired to be read is for its writer to mend."""
    tree = read_tree_text(text, name="").value
    usable = tree is not None and tree.source.text == text and not tree.source.shifts
    return tree if usable else None


class _Sheet:
    """A text with its tree, and the places in it."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text, self._tree = text, tree
        self._starts = [0, *(found.end() for found in LINE_END.finditer(text))]
        self._end = "\r\n" if "\r\n" in text else "\n"

    def put(self, path: Path, value: Plain, order: Sequence[str]) -> str | None:
        known = self._known(path)
        node = self._node(path[:known])
        if known == len(path):
            return self._replace(path, node, value)
        rest = _nested(path[known + 1 :], value)
        return self._insert(path[:known], node, path[known], rest, order)

    def add(self, path: Path, index: int, value: Plain) -> str | None:
        node = self._node(path) if self._known(path) == len(path) else None
        if node is None or node.id != "sequence" or not node.value:
            return self.put(path, [value], ())
        if node.flow_style:
            items = [self._raw(one) for one in node.value]
            items.insert(index, _flow(value))
            return self._spliced(*self._span(node), f"[{', '.join(items)}]")
        indent = self._dash(node.value[0])[1]
        place = self._item_ends(node)[index - 1] if index else self._item_starts(node)[0]
        return self._with_lines(place, self._block([value], indent))

    def drop(self, path: Path) -> str | None:
        holder = self._node(path[:-1])
        if holder.flow_style:
            return self._without_flow(holder, path[-1])
        if len(holder.value) == 1:
            return self.put(path[:-1], None, ())
        start, end = self._lines_of(holder, path[-1])
        return self._spliced(start, end, "")

    def move(self, path: Path, index: int) -> str | None:
        holder, at = self._node(path[:-1]), int(path[-1])
        count = len(holder.value)
        order = [one for one in range(count) if one != at]
        order.insert(index, at)
        if holder.flow_style:
            items = [self._raw(holder.value[one]) for one in order]
            return self._spliced(*self._span(holder), f"[{', '.join(items)}]")
        starts, ends = self._item_starts(holder), self._item_ends(holder)
        pieces = [self._whole_line(self._text[starts[one] : ends[one]]) for one in range(count)]
        return self._spliced(starts[0], ends[-1], "".join(pieces[one] for one in order))

    # What stands where

    def _node(self, path: Path) -> Any:  # noqa: ANN401 - PyYAML's nodes stay behind their door
        return self._tree.node_at(path)

    def _known(self, path: Path) -> int:
        """Return how many steps of a path there are."""
        value: Any = self._tree.data
        for taken, step in enumerate(path):
            there = isinstance(value, dict) and step in value
            if not there and not (
                isinstance(value, list) and isinstance(step, int) and step < len(value)
            ):
                return taken
            value = below(value, step)
        return len(path)

    def _offset(self, mark: Mark) -> int:
        return self._starts[mark.line] + mark.column

    def _span(self, node: Any) -> tuple[int, int]:  # noqa: ANN401 - as above
        return self._offset(node.start_mark), self._offset(node.end_mark)

    def _raw(self, node: Any) -> str:  # noqa: ANN401 - as above
        start, end = self._span(node)
        return self._text[start:end]

    def _last(self, node: Any) -> int:  # noqa: ANN401 - as above
        """Return where the last sign of a value stands: a block's own end is the next one's begin."""
        while node.id != "scalar" and not node.flow_style and node.value:
            node = node.value[-1][1] if node.id == "mapping" else node.value[-1]
        start, end = self._span(node)
        return max(start, start + len(self._text[start:end].rstrip()))

    def _line_end(self, place: int) -> int:
        """Return where the line of a place is over, behind its end."""
        found = LINE_END.search(self._text, place)
        return found.end() if found else len(self._text)

    def _line_start(self, place: int) -> int:
        return max(start for start in self._starts if start <= place)

    def _dash(self, item: Any) -> tuple[int, int]:  # noqa: ANN401 - as above
        """Return the place and the column of the dash before an item."""
        place = self._text.rindex("-", 0, max(self._offset(item.start_mark), 1))
        return place, place - self._line_start(place)

    def _item_starts(self, node: Any) -> list[int]:  # noqa: ANN401 - as above
        return [self._line_start(self._dash(item)[0]) for item in node.value]

    def _item_ends(self, node: Any) -> list[int]:  # noqa: ANN401 - as above
        """Return where items end: what stands between two belongs to the first."""
        starts = self._item_starts(node)
        return [*starts[1:], self._line_end(self._last(node))]

    def _lines_of(self, holder: Any, step: str | int) -> tuple[int, int]:  # noqa: ANN401 - as above
        if holder.id == "sequence":
            at = int(step)
            return self._item_starts(holder)[at], self._item_ends(holder)[at]
        key, value = next(pair for pair in holder.value if pair[0].value.strip() == step)
        start = self._offset(key.start_mark)
        if self._text[self._line_start(start) : start].strip():
            raise LookupError(step)  # the first key behind a dash: the item begins with it
        return self._line_start(start), self._line_end(max(self._last(value), self._span(key)[1]))

    # What is written

    def _replace(self, path: Path, node: Any, value: Plain) -> str | None:  # noqa: ANN401 - as above
        in_flow = self._in_flow(path)
        start, end = self._span(node)
        if node.id != "scalar" and not node.flow_style:
            return self._replace_block(path, node, value)
        if node.id == "scalar" and getattr(node, "style", None) in {"|", ">"}:
            end = self._last(node)
        indent = self._indent(path)
        written = _flow(value) if in_flow else self._behind(value, indent)
        if start == end and written and self._text[start - 1 : start] in {":", "-"}:
            written = written if written.startswith(self._end) else f" {written}"
        on_line = written and not written.startswith(self._end)
        if not on_line and self._text[start - 1 : start] == " " and not in_flow:
            start -= 1
        return self._spliced(start, end, written)

    def _replace_block(self, path: Path, node: Any, value: Plain) -> str | None:  # noqa: ANN401 - as above
        """Put something in the place of a block that begins on the line below its key."""
        key_end = self._text.rindex(":", 0, self._offset(node.start_mark)) + 1
        head_end = self._line_end(key_end)
        if head_end > self._offset(node.start_mark):
            return None  # a block that begins on the line of its dash
        tail = self._line_end(self._last(node))
        written = self._behind(value, self._indent(path))
        gap = "" if not written or written.startswith(self._end) else " "
        kept = self._text[key_end:head_end]  # a comment behind the key
        if written and kept.strip():
            return None
        return self._spliced(key_end, tail, f"{gap}{written}{kept if not written else self._end}")

    def _insert(
        self,
        path: Path,
        holder: Any,
        key: str | int,
        value: Plain,
        order: Sequence[str],
    ) -> str | None:
        if holder.id == "scalar" and not holder.value:
            return self._replace(
                path, holder, {str(key): value} if isinstance(key, str) else [value]
            )
        if holder.id == "sequence" and key == len(holder.value):
            return self.add(path, int(key), value)
        if holder.id != "mapping" or not isinstance(key, str):
            return None
        if not holder.value:
            return self._spliced(
                *self._span(holder), f"{{{_scalar(key, flow=True)}: {_flow(value)}}}"
            )
        before = _before([one[0].value.strip() for one in holder.value], key, order)
        if holder.flow_style:
            return self._into_flow(holder, key, value, before)
        indent = holder.value[0][0].start_mark.column
        if before is None:
            place = self._offset(holder.value[0][0].start_mark)
            if self._text[self._line_start(place) : place].strip():
                return self._with_lines(
                    self._after(holder.value[0]), self._block({key: value}, indent)
                )
            return self._with_lines(self._line_start(place), self._block({key: value}, indent))
        return self._with_lines(
            self._after(holder.value[before]), self._block({key: value}, indent)
        )

    def _after(self, pair: Any) -> int:  # noqa: ANN401 - as above
        """Return where the line is over on which a pair ends."""
        return self._line_end(max(self._last(pair[1]), self._span(pair[0])[1]))

    def _into_flow(self, holder: Any, key: str, value: Plain, before: int | None) -> str:  # noqa: ANN401 - as above
        written = f"{_scalar(key, flow=True)}: {_flow(value)}"
        if before is None:
            place = self._offset(holder.value[0][0].start_mark)
            return self._spliced(place, place, f"{written}, ")
        place = max(self._last(holder.value[before][1]), self._span(holder.value[before][0])[1] + 1)
        return self._spliced(place, place, f", {written}")

    def _without_flow(self, holder: Any, step: str | int) -> str:  # noqa: ANN401 - as above
        """Write brackets anew without one of their parts."""
        if holder.id == "sequence":
            parts = [self._raw(one) for at, one in enumerate(holder.value) if at != step]
            return self._spliced(*self._span(holder), f"[{', '.join(parts)}]" if parts else "")
        pairs = [one for one in holder.value if one[0].value.strip() != step]
        parts = [f"{self._raw(key)}: {self._raw(value)}" for key, value in pairs]
        return self._spliced(*self._span(holder), f"{{{', '.join(parts)}}}")

    def _behind(self, value: Plain, indent: int) -> str:
        """Write what follows a key and its colon: on its line, or on those below."""
        if isinstance(value, str) and "\n" in value:
            return _literal(value, indent + STEP, self._end) or _scalar(value, flow=False)
        if isinstance(value, str) or value is None or not value:
            return _flow(value) if value or value == "" else ""
        return self._end + "".join(self._block(value, indent + STEP)).removesuffix(self._end)

    def _block(self, value: Plain, indent: int) -> list[str]:
        """Write a mapping or a list as lines of their own."""
        space = " " * indent
        if isinstance(value, dict):
            return [
                f"{space}{_scalar(key, flow=False)}:{self._gapped(one, indent)}{self._end}"
                for key, one in value.items()
            ]
        lines = []
        for item in value or ():
            if isinstance(item, dict) and item:
                inner = "".join(self._block(item, indent + STEP))
                lines.append(f"{space}- {inner.removeprefix(' ' * (indent + STEP))}")
            else:
                lines.append(f"{space}-{self._gapped(item, indent)}{self._end}")
        return lines

    def _gapped(self, value: Plain, indent: int) -> str:
        written = self._behind(value, indent)
        return written if not written or written.startswith(self._end) else f" {written}"

    def _with_lines(self, place: int, lines: Iterable[str]) -> str:
        """Put whole lines at the begin of a line, or behind a last one that has no end."""
        head = self._text[:place]
        joint = self._end if head and not head.endswith("\n") else ""
        return head + joint + "".join(lines) + self._text[place:]

    def _whole_line(self, piece: str) -> str:
        return piece if piece.endswith("\n") else piece + self._end

    def _spliced(self, start: int, end: int, piece: str) -> str:
        return self._text[:start] + piece + self._text[end:]

    def _in_flow(self, path: Path) -> bool:
        return any(
            getattr(self._node(path[:taken]), "flow_style", False) for taken in range(len(path))
        )

    def _indent(self, path: Path) -> int:
        """Return the column that the key of a value stands in, that of the dash for an item."""
        holder = self._node(path[:-1])
        if holder.id == "sequence":
            return self._dash(holder.value[int(path[-1])])[1]
        return int(holder.value[0][0].start_mark.column) if holder.value else 0


def _before(keys: Sequence[str], key: str, order: Sequence[str]) -> int | None:
    """Return behind which of the keys a new one goes, None for before all of them."""
    if key not in order:
        return len(keys) - 1
    earlier = order[: order.index(key)]
    behind = [at for at, one in enumerate(keys) if one in earlier or one not in order]
    return behind[-1] if behind else None


def _nested(path: Path, value: Plain) -> Plain:
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _flow(value: Plain) -> str:
    """Write a value as it stands inside brackets, or behind a colon."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _scalar(value, flow=True)
    if isinstance(value, dict):
        pairs = (f"{_scalar(key, flow=True)}: {_flow(one)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(_flow, value))}]"


def _scalar(value: str, *, flow: bool) -> str:
    """Write a text plainly where that is read as the same text, in quotes where not."""
    held = f"{{a: {value}, b: c}}\n" if flow else f"a: {value}\n"
    tree = _tree(held) if value == value.strip() and "\n" not in value else None
    if (
        value
        and tree is not None
        and tree.data == ({"a": value, "b": "c"} if flow else {"a": value})
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


def _literal(value: str, indent: int, end: str) -> str | None:
    """Write a text of several lines as they stand, None where YAML would change them."""
    if value != value.strip() or any(one != one.rstrip() for one in value.split("\n")):
        return None
    space = " " * indent
    return f"|-{end}" + end.join(f"{space}{one}" if one else "" for one in value.split("\n"))


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any shape
    for step in path:
        data = data[step]
    return data


def _known_at(data: Any, path: Path) -> Any:  # noqa: ANN401 - as above
    try:
        return _at(data, path)
    except (LookupError, TypeError):
        return None


def _set(data: Any, path: Path, value: Plain) -> None:  # noqa: ANN401 - as above
    """Put a value into plain data, making what leads to it."""
    for taken, step in enumerate(path[:-1]):
        inner = data[step] if isinstance(step, int) and step < len(data) else None
        inner = data.get(step) if isinstance(data, dict) else inner
        if inner is None:
            inner = [] if isinstance(path[taken + 1], int) else {}
            _assign(data, step, inner)
        data = inner
    _assign(data, path[-1], deepcopy(value))


def _assign(data: Any, step: str | int, value: Plain) -> None:  # noqa: ANN401 - as above
    if isinstance(data, list) and step == len(data):
        data.append(value)
    else:
        data[step] = value


def _plain(value: Any) -> Any:  # noqa: ANN401 - as above
    """Return plain data in which what is empty is nothing, and keys have no order."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()} or None
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value] or None
    return value or None
