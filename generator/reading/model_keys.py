"""All keys that a model knows on all its levels, to say where a misplaced key belongs."""

from __future__ import annotations

from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, get_args

from generator.reading.record import Record
from generator.reading.typo import fuller

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def elsewhere(key: str, root: type[Record], known: Collection[str]) -> str:
    """Return a hint that names the level to which a key belongs, empty where it is unknown."""
    places = levels(root).get(key, ())
    if key in known or not places:
        return ""
    return f"“{key}”应写在{'或'.join(places)}，检查缩进和位置"


def inside(key: str, model: type[Record]) -> str:
    """Return the keys below a record, but not in its lists, that a short name may stand for.

    执行数 of a project is 资金 → 年度资金总额 → 全年执行数: only the nearest level is named, and
    nothing where a key of that very name is there.
    """
    level: list[tuple[tuple[str, ...], type[Record]]] = [((), model)]
    seen = {model}
    while level:
        found = [(path, name) for path, one in level if path for name in fuller(key, one.aliases())]
        if found:
            ways = [" → ".join((*path, name)) for path, name in found]
            return "" if key in {name for _, name in found} else "或 ".join(ways)
        below = [((*path, name), one) for path, owner in level for name, one in _parts(owner)]
        level = [(path, one) for path, one in below if one not in seen]
        seen |= {one for _, one in level}
    return ""


def _parts(model: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    """Yield the records that a record has one of, by key."""
    for name, field in model.model_fields.items():
        kinds = (
            get_args(field.annotation)
            if isinstance(field.annotation, UnionType)
            else (field.annotation,)
        )
        for kind in kinds:
            if isinstance(kind, type) and kind is not NoneType and issubclass(kind, Record):
                yield field.alias or name, kind


@lru_cache(maxsize=64)
def levels(root: type[Record]) -> dict[str, tuple[str, ...]]:
    """Return, for each key of a model and of all below it, the levels that have it."""
    found: dict[str, list[str]] = {}
    queue: list[tuple[str, type[Record]]] = [("文件最外层", root)]
    seen = {root}
    for level, model in queue:
        for name, field in model.model_fields.items():
            key = field.alias or name
            found.setdefault(key, []).append(level)
            fresh = [below for below in _records(field.annotation) if below not in seen]
            seen.update(fresh)
            queue += ((f"“{key}”下面", below) for below in fresh)
    return {key: tuple(dict.fromkeys(places)) for key, places in found.items()}


def _records(annotation: object) -> Iterator[type[Record]]:
    """Find the records inside an annotation such as ``tuple[Project, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)
