"""The tables of names in the maintainers' document, written from the registry."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.vocabulary.name_registry import PAPERS, registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.vocabulary.name_registry import Described

HEAD = "| 名称 | 种类 | 内容 |\n|---|---|---|"
ROW = "[]."


def name_tables(book: str = PAPERS) -> str:
    """Return one table a group of names of a book, as Markdown."""
    groups = groupby(registry(book).values(), key=lambda one: one.group)
    return "\n\n".join(
        "\n".join((f"**{group}**\n", HEAD, *_rows([*found]))) for group, found in groups
    )


def _rows(found: list[Described]) -> Iterator[str]:
    """Yield a row for each name; columns of a list and keys of a record stand in its own row."""
    for one in found:
        if one.explicit and ROW not in one.path:
            parts = (_sentence(one.meaning), _below(one, found), _example(one))
            yield f"| {_shown(one.path)} | {one.kind} | {''.join(parts)} |"


def _below(one: Described, found: list[Described]) -> str:
    """Name what stands below: the columns of each row, the keys of a record."""
    row = f"{one.path}{ROW}"
    columns = _names(row, [other for other in found if other.path.startswith(row)])
    keys = [
        other for other in found if other.path.startswith(f"{one.path}.") and not other.explicit
    ]
    named = _names(f"{one.path}.", [other for other in keys if ROW not in other.path])
    return (f"每行：{columns}。" if columns else "") + (f"各键：{named}。" if named else "")


def _names(prefix: str, below: list[Described]) -> str:
    rests = (other.path.removeprefix(prefix) for other in below)
    return "、".join(rest for rest in rests if "." not in rest and "[" not in rest)


def _sentence(meaning: str) -> str:
    return f"{meaning}。" if meaning else ""


def _example(one: Described) -> str:
    return f"例：{one.example}。" if one.example else ""


def _shown(path: str) -> str:
    """Write a path as readers do: what a unit names itself is an ellipsis."""
    return path.replace(".*占比", ".…占比").replace(".*", ".…")
