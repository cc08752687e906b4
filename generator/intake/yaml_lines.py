"""A draft as the text of a filing, and the place that each of its lines was read from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.draft import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.diagnostics import Position
    from generator.intake.draft import Tree

PLAIN = patterns.compile(r"[0-9]+(?:\.[0-9]+)?%?|[一-鿿][一-鿿0-9]*|20[0-9]{2}-[0-9]{2}-[0-9]{2}")
QUOTED = patterns.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff'\\]*")
ORDER = (
    *("套表", "年度", "金额单位", "单位", "预算", "经费", "楼堂馆所"),
    *("厉行节约保障措施", "任务", "材料"),
)
STEP = "  "

Line = tuple[str, "Position | None"]


def written(tree: Tree, comments: Iterable[str] = ()) -> tuple[str, list[Position | None]]:
    """Return the text, and for each of its lines the place of what it says."""
    heads: list[Line] = [(f"# {' '.join(one.split())}", None) for one in comments]
    keys = sorted(tree, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER))
    lines = [*heads, *_mapping({key: tree[key] for key in keys}, "")]
    return "".join(f"{text}\n" for text, _ in lines), [place for _, place in lines]


def scalar(text: str) -> str:
    """Return a text so that YAML reads exactly it, on one line."""
    if PLAIN.fullmatch(text):
        return text
    return f"'{text}'" if QUOTED.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _mapping(tree: Tree, indent: str) -> list[Line]:
    found: list[Line] = []
    for key, value in tree.items():
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, Entry):
            found.append((f"{name} {scalar(value.text)}", value.place))
        elif value:
            below = (
                _mapping(value, indent + STEP)
                if isinstance(value, dict)
                else _items(value, indent + STEP)
            )
            found += [(name, _first(below)), *below]
    return found


def _items(values: Sequence[Entry | Tree], indent: str) -> list[Line]:
    found: list[Line] = []
    for value in values:
        if isinstance(value, Entry):
            found.append((f"{indent}- {scalar(value.text)}", value.place))
        elif below := _mapping(value, indent + STEP):
            text, place = below[0]
            found += [(f"{indent}- {text.removeprefix(indent + STEP)}", place), *below[1:]]
    return found


def _first(lines: list[Line]) -> Position | None:
    return next((place for _, place in lines if place is not None), None)
