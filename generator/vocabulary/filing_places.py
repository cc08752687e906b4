"""Where in a filing stands what templates call by a name: 目标.预期目标, 人员.控制率.

The registry says it of every name it describes; this follows a name through its rows, its free
names and the names that lead elsewhere (整体, 项目列表) to the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.vocabulary.name_registry import below, described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.vocabulary.name_registry import Described

Path: TypeAlias = tuple[str | int, ...]

WHOLE: Path = ("整体自评",)
EVERY = "*"
ABOUT = "@"
ON = "…"


def typed_at(name: Path, about: Path = WHOLE) -> tuple[Path, ...]:
    """Return the places in a filing that a name's value comes from; none where it is computed.

    ``about`` is the place of what the document is about. A name worked out from several figures
    has several places.
    """
    return _led(name, about) or ()


def _led(name: Path, about: Path, at: str = "", rows: Path = ()) -> tuple[Path, ...] | None:
    """Follow a name from below a described path; ``rows`` are the rows and free names so far."""
    found = below(at, str(name[0])) if name else None
    if found is None:
        return None
    rows += _free(found, name[0])
    row = name[1:2] if found.kind == "列表" and _is_row(name[1:]) else ()
    rest = name[1 + len(row) :]
    if found.like == "":
        here = (*_filled(found.source, about, rows), *row)
        led = _led(rest, here)
        return (here,) if led is None else led
    like = found.path if found.like is None else _twin(found)
    if like:
        led = _led(rest, about, like + "[]" * len(row), rows + row)
        if led is not None:
            return led
    return tuple(_places(found, about, rows, (row, rest)))


def _twin(found: Described) -> str:
    """Return the path of the same rows under another name: 指标行 has those of 指标."""
    other = described(found.like or "")
    return found.like or "" if other and other.source == found.source else ""


def _places(found: Described, about: Path, rows: Path, after: tuple[Path, Path]) -> Iterator[Path]:
    """Yield the places of what is described, with the row and the steps that only they lead to."""
    row, rest = after
    for source in found.places:
        place = _filled(source.removesuffix(ON), about, rows)
        if source.endswith(ON) or not found.explicit:
            yield (*place, *row, *rest)
        else:
            yield (*place, *row, *_column(rest)) if found.record or found.columns else place


def _column(rest: Path) -> Path:
    """Return the step to a column of a form's own, which no description knows."""
    return rest if len(rest) == 1 and isinstance(rest[0], str) else ()


def _filled(source: str, about: Path, rows: Path) -> Path:
    """Put what a document is about, and the rows that a name names, into a source."""
    named = iter(rows)
    place: Path = ()
    for one in source.split("."):
        place += about if one == ABOUT else (next(named, EVERY) if one == EVERY else one,)
    return place


def _free(found: Described, name: str | int) -> Path:
    """Return the step if the unit chose its name: 人员经费 of 预算.人员经费占比."""
    _, free, suffix = found.path.rpartition(".*")
    return (str(name).removesuffix(suffix),) if free and "." not in suffix else ()


def _is_row(rest: Path) -> bool:
    return bool(rest) and (isinstance(rest[0], int) or rest[0] == EVERY)
