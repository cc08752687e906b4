"""Commas between braces or brackets that part what is one value: {预算数: 1,046.00}.

YAML reads 1 and a key 046.00 without a value, or two items of a list. What was meant is plain from
how the second part is written, so it is said as such, and the parts are read as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, TypeVar

from yaml import Node, ScalarNode

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.reading.glued import moved, scalar
from generator.reading.scalars import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.reading.source import Source
    from generator.reading.tree import Pair

T = TypeVar("T")

CODE, LUMPED = "Y35", "Y36"
THOUSANDS = patterns.compile(r"(?:.*[^0-9.,])?[0-9]{1,3}(?:,[0-9]{3})*,\s*[0-9]{3}(?![0-9]).*")
KEY_AND_VALUE = patterns.compile(r"(?P<key>[^\s\d]{2,20})\s+(?P<value>[≥≤＞＜]?\s*[0-9.]+\S*)")
PLAIN_NUMBER = patterns.compile(r"[+-]?[0-9.,]+")
FULL_MARKS = patterns.compile("[，、；]")
LONGEST_NAME = 6  # characters; a longer stretch between full-width commas is a clause


def one_value_each(pairs: Iterable[Pair], source: Source) -> tuple[list[Pair], list[Diagnostic]]:
    """Join keys without a colon to the value before their comma, or give them their colon."""
    given = list(pairs)
    if all(value.value for _, value in given):  # nearly always: no key lacks its colon
        return given, []
    made: list[Pair] = []
    said: list[Diagnostic] = []
    for (key, value), *rests in _runs(given, lambda run, pair: _is_rest(run, pair, source)):
        split = [_without_colon(part, source) for part, _ in rests]
        parts = [part for (part, _), one in zip(rests, split, strict=True) if one is None]
        whole, found = _joined([value, *parts], source)
        made += [(key, whole), *(one[:2] for one in split if one)]
        said += [*found, *(one[2] for one in split if one)]
    return made, said


def one_item_each(items: Sequence[Node], source: Source) -> tuple[list[Node], list[Diagnostic]]:
    """Join items of a list that are one number with a comma in it: [参保1,500人, 宣传5场]."""
    made: list[Node] = []
    said: list[Diagnostic] = []
    for parts in _runs(items, _one_number):
        whole, found = _joined(parts, source)
        made.append(whole)
        said += found
    return made, said or _lumped(items, source)


def _runs(items: Iterable[T], belongs: Callable[[list[T], T], bool]) -> list[list[T]]:
    """Part a list where an item does not belong to the run before it."""
    runs: list[list[T]] = []
    for item in items:
        if runs and belongs(runs[-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _plain(node: Node) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and node.style in (None, "") and bool(node.value)


def _is_rest(run: list[Pair], pair: Pair, source: Source) -> bool:
    """Tell whether a key after a value is none: it has no colon, and nothing stands under it."""
    key, value = pair
    blank = isinstance(value, ScalarNode) and value.style in (None, "") and not value.value
    before = run[0][1]
    return (
        blank
        and _plain(before)
        and _plain(key)
        and ":" not in source.between(key.end_mark, value.end_mark)
    )


def _without_colon(node: Node, source: Source) -> tuple[Node, Node, Diagnostic] | None:
    """Part 全年预算数 11.15 into the key and the value that it was meant to be."""
    found = KEY_AND_VALUE.fullmatch(node.value)
    if found is None or node.start_mark.line != node.end_mark.line:
        return None
    hint = f"写成“{found['key']}: {shown(found['value'])}”，冒号用半角，后面留一个空格"
    said = Diagnostic("Y33", {"hint": hint}, source.span(node.start_mark, node.end_mark))
    start, stop = moved(node, found.end("key")), moved(node, found.start("value"))
    key = scalar(found["key"], node.start_mark, start)
    return key, scalar(found["value"], stop, node.end_mark), said


def _one_number(run: list[Node], item: Node) -> bool:
    """Tell 1,046 from a list of two numbers: a number does not begin with 0, nor with a text."""
    before = run[-1]
    if not (_plain(before) and _plain(item)) or before.end_mark.line != item.start_mark.line:
        return False
    if item.start_mark.column != before.end_mark.column + 1:
        return False
    bare = all(PLAIN_NUMBER.fullmatch(node.value) for node in (before, item))
    return bool(THOUSANDS.fullmatch(f"{before.value},{item.value}")) and not (
        bare and item.value[0] != "0"
    )


def _joined(parts: Sequence[Node], source: Source) -> tuple[Node, list[Diagnostic]]:
    """Make one node of the parts of a value, a number without its commas, and say so."""
    first, *others = parts
    if not others or not _plain(first):
        return first, []
    written = [str(part.value) for part in parts]
    number = bool(THOUSANDS.fullmatch(",".join(written)))
    text = ("" if number else "，").join(written)
    facts = {
        "whole": shown(",".join(written)),
        "parts": "、".join(f"“{shown(part)}”" for part in written),
        "hint": _hint(shown(text), shown(written[-1]), number=number),
    }
    place = source.span(first.start_mark, parts[-1].end_mark)
    node = scalar(text, first.start_mark, parts[-1].end_mark)
    return node, [Diagnostic(CODE, facts, place)]


def _hint(text: str, right: str, *, number: bool) -> str:
    if number:
        return f"数里的逗号删去，写成 {text}；要照印逗号的，整个值加半角单引号"
    return (
        "是一个值里的逗号，改成全角“，”，或者整个值加半角单引号；"
        f"“{right}”是另一项的键，在它后面补上半角冒号和空格"
    )


def _lumped(items: Sequence[Node], source: Source) -> list[Diagnostic]:
    """Find names that full-width commas keep together as one item: [综合科，稽核科]."""
    if len(items) != 1 or not _plain(items[0]):
        return []
    names = FULL_MARKS.split(items[0].value)
    if len(names) < 2 or max(map(len, names)) > LONGEST_NAME:  # noqa: PLR2004 - one name is no list
        return []
    facts = {"whole": shown(items[0].value), "parts": ", ".join(names), "count": str(len(names))}
    return [Diagnostic(LUMPED, facts, source.span(items[0].start_mark, items[0].end_mark))]
