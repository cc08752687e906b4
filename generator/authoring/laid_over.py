"""A few lines of a filing laid over a whole one: what they say is changed, the rest stays."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = ("名称", "三级指标", "四级指标", "标题")
GONE = "去掉"


def lay_over(filing: CommentedMap, change: CommentedMap) -> None:
    """Lay a change over a filing.

    Groups are laid over key by key, an empty value takes its key away. Of lists with named rows the
    row of the same name is laid over, or taken away where it says 去掉: 是; a new one is added at
    the end. Any other value takes the place of what was there.
    """
    for key, value in change.items():
        held = filing.get(key)
        if value is None:
            filing.pop(key, None)
        elif isinstance(value, CommentedMap) and isinstance(held, CommentedMap):
            lay_over(held, value)
        elif isinstance(held, CommentedSeq) and _has_names(value):
            _rows(held, value)
        else:
            filing[key] = deepcopy(value)


def _has_names(value: object) -> bool:
    return isinstance(value, CommentedSeq) and all(_name(row) for row in value)


def _name(row: object) -> object:
    """Return what a row is called; rows of a table of one's own by their first column."""
    if not isinstance(row, CommentedMap):
        return None
    return next((row[key] for key in NAMES if key in row), None)


def _rows(held: CommentedSeq, rows: Iterable[CommentedMap]) -> None:
    for row in rows:
        found = next((one for one in held if _name(one) == _name(row)), None)
        if row.get(GONE) == "是":
            if found is not None:
                held.remove(found)
        elif found is None:
            held.append(deepcopy(row))
        else:
            lay_over(found, row)
