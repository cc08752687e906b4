"""Edits in a YAML sheet: keys asked for and added, values emptied and marked, comments kept.

ruamel keeps a comment with the value it follows. What stands between two sections is therefore
kept with the last value of the first one, and must be moved before that value goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_origin

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.reading import Record

TO_FILL = "待填"
Node = CommentedMap | CommentedSeq
Key = str | int


class Spot(Struct, frozen=True):
    """A value's place: what holds it and under which key; ``line`` is where a comment can stand.

    Inside brackets no comment fits: it goes behind the outermost bracket, with the key's name.
    """

    holder: Node
    key: Key
    line: tuple[Node, Key] | None = None

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever was written there
        """What stands there."""
        return self.holder[self.key]

    def below(self, key: Key) -> Spot:
        """Return the place of a value inside this one."""
        line = self.line or ((self.holder, self.key) if is_flow(self.value) else None)
        return Spot(self.value, key, line)


def is_flow(value: object) -> bool:
    """Tell whether a value is written in brackets on one line."""
    return isinstance(value, CommentedMap | CommentedSeq) and bool(value.fa.flow_style())


def clear(spot: Spot) -> None:
    """Empty a value; comments that follow it stay."""
    value = spot.value
    if isinstance(value, Node) and not is_flow(value):
        _after(spot, _taken_tail(value))
    elif isinstance(value, LiteralScalarString | FoldedScalarString):
        token = _token(spot.holder, spot.key)
        if token is not None:
            token.value = "\n" + token.value
    spot.holder[spot.key] = None


def mark(spot: Spot) -> None:
    """Mark a value as to be filled in, in a comment on its line."""
    holder, key = spot.line or (spot.holder, spot.key)
    token = _token(holder, key)
    said = "" if token is None else token.value
    text = f"# {TO_FILL}：{spot.key}" if spot.line else f"# {TO_FILL}"
    if said.startswith(f"# {TO_FILL}"):
        if not spot.line or spot.key in said.partition("\n")[0].split("：")[-1].split("、"):
            return
        head, newline, rest = said.partition("\n")
        text, said = f"{head}、{spot.key}", newline + rest
    elif said and not said.startswith("\n"):
        text += "  "
    _comment(holder, key, text + (said or "\n"))


def put(holder: CommentedMap, key: str, value: object, before: str | None = None) -> None:
    """Set a key; a new one goes before another, or to the end, and leaves comments in place."""
    if key in holder:
        holder[key] = value
        return
    if before is not None and before in holder:
        holder.insert(list(holder).index(before), key, value)
        return
    tail = _taken_tail(holder) if holder and not is_flow(holder) else ""
    holder[key] = value
    _after(Spot(holder, key), tail)


def put_in_order(holder: CommentedMap, key: str, order: tuple[str, ...]) -> None:
    """Add an empty key at its place among those that the model knows, unless it is there."""
    if key in holder:
        return
    later = order[order.index(key) + 1 :]
    put(holder, key, None, next((one for one in holder if one in later), None))


def _after(spot: Spot, tail: str) -> None:
    """Put what stood behind a value that is gone behind the place where it was."""
    if not tail:
        return
    token = _token(spot.holder, spot.key)
    own = token.value.rstrip("\n") if token is not None else ""
    _comment(spot.holder, spot.key, own + tail)


def _taken_tail(node: Node) -> str:
    """Take away and return what stands behind the last value of a mapping or list."""
    taken = "".join(token.value for token in node.ca.end or ())
    node.ca.end = None
    if not node:
        return taken
    key: Key = len(node) - 1 if isinstance(node, CommentedSeq) else list(node)[-1]
    value = node[key]
    if isinstance(value, Node) and value and not is_flow(value):
        return _taken_tail(value) + taken
    token = _token(node, key)
    if token is None:
        return f"\n{taken}" if taken else ""
    own, newline, tail = token.value.partition("\n")
    block = isinstance(value, LiteralScalarString | FoldedScalarString)
    token.value = f"{own}\n"
    if not own:
        del node.ca.items[key]
    return f"{newline if not block else newline * 2}{tail}{taken}"


def _slot(holder: Node) -> int:
    """Return which of a place's comments stands behind its value."""
    return 0 if isinstance(holder, CommentedSeq) else 2


def _token(holder: Node, key: Key) -> CommentToken | None:
    tokens = holder.ca.items.get(key)
    found: CommentToken | None = tokens[_slot(holder)] if tokens else None
    return found


def _comment(holder: Node, key: Key, text: str) -> None:
    tokens = holder.ca.items.setdefault(key, [None, None, None, None])
    old = tokens[_slot(holder)]
    column = 0 if old is None else old.start_mark.column
    tokens[_slot(holder)] = CommentToken(text, CommentMark(column), None)


def ask(sheet: CommentedMap, model: type[Record], keys: Iterable[str]) -> None:
    """Add empty keys of a model, each with its description and an example."""
    for key in keys:
        if key not in sheet:
            sheet[key] = None
            remark(sheet, key, note_of(model, key))


def remark(sheet: CommentedMap, key: str, note: str) -> None:
    """Put a comment behind a key."""
    if note:
        sheet.yaml_add_eol_comment(note, key, column=0)


def section(sheet: CommentedMap, key: str, heading: str) -> None:
    """Set a key of the outermost level off by a blank line and a heading."""
    sheet.yaml_set_comment_before_after_key(key, before=f"\n{heading}")


def note_of(model: type[Record], key: str, example: str | None = None) -> str:
    """Return what belongs under a key, in the model's words, with an example: its own if none."""
    field = next(one for name, one in model.model_fields.items() if (one.alias or name) == key)
    examples = [example] if example is not None else list(field.examples or ())[:1]
    if get_origin(field.annotation) is tuple:
        examples = [f"[{one}]" for one in examples]
    return "。".join([field.description or "", *(f"例：{one}" for one in examples)]).strip("。")


def descend(sheet: CommentedMap, *path: str) -> CommentedMap:
    """Return the mapping at the end of a path of keys, made where there is none."""
    for key in path:
        if sheet.get(key) is None:
            sheet.fa.set_block_style()  # what holds more than figures is no row any longer
            sheet[key] = CommentedMap()
        sheet = sheet[key]
    return sheet


def row(keys: Iterable[str]) -> CommentedMap:
    """Return an empty row written in brackets: ``{预算数: , 决算数: }``."""
    made = CommentedMap((key, None) for key in keys)
    made.fa.set_flow_style()
    return made
