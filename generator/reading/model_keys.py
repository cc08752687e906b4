"""All keys that a model knows on all its levels, to say where a misplaced key belongs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from generator.reading.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def elsewhere(key: str, root: type[Record], known: Collection[str]) -> str:
    """Return a hint that names the level to which a key belongs, empty where it is unknown."""
    places = levels(root).get(key, ())
    if key in known or not places:
        return ""
    return f"“{key}”应写在{'或'.join(places)}，检查缩进和位置"


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
