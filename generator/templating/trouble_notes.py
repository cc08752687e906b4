"""What goes wrong while a template renders, noted with its place so that rendering can go on.

A template is rendered to its end even where a name is unknown, so that one run says all of it; the
result is then thrown away.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeAlias

from jinja2.nodes import Impossible

from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType, TracebackType

    from jinja2 import Template

    from generator.scoring.decimals import Decimals, MoneyPaper

Path: TypeAlias = tuple[str | int, ...]
DEEPEST = 12  # steps of a path; no data goes deeper


class Spot(Struct, frozen=True):
    """A line of a template: the file it was read from ('' for a sentence), and its number."""

    file: str = ""
    line: int = 0


class Trouble(Struct, frozen=True):
    """One thing noted: its code, where, its facts, and the word at which to point on the line.

    ``path`` leads from the outermost names of the data to what was not filled in.
    """

    code: str
    spot: Spot
    facts: tuple[tuple[str, str], ...]
    word: str = ""
    path: Path = ()


class Notes(Struct, frozen=True):
    """Everything noted in one rendering, each thing once, in order; and what there was to render.

    ``data`` are the names there were, ``decimals`` those of the papers that the text stands in.
    """

    data: Mapping[str, object]
    decimals: Decimals | None = None
    found: dict[Trouble, None] = field(default_factory=dict)


NOTES: ContextVar[Notes] = ContextVar("notes")
"""Where the rendering that is going on keeps its notes."""


def note(code: str, word: str = "", path: Path = (), **facts: str) -> None:
    """Note a trouble at the template's current line.

    Outside a rendering (the compiler folds constants) there is nothing to note it in: the compiler
    is told to leave the expression to the rendering.
    """
    notes = NOTES.get(None)
    if notes is None:
        raise Impossible
    spot = _spot_of_frame(sys._getframe(1))  # noqa: SLF001 - the one way to the template's frame
    notes.found[Trouble(code, spot, tuple(facts.items()), word, path)] = None


def known_names() -> tuple[str, ...]:
    """Return the top-level names of the data being rendered."""
    notes = NOTES.get(None)
    return tuple(notes.data) if notes else ()


def names_with(name: str) -> tuple[str, ...]:
    """Return the paths of a name right below the outermost ones: 单位.在职人数 of 在职人数."""
    notes = NOTES.get(None)
    data = notes.data.items() if notes else ()
    return tuple(f"{top}.{name}" for top, one in data if isinstance(one, Mapping) and name in one)


def decimals_here() -> Decimals | None:
    """Return the decimals of rates in the papers being rendered, None where nobody said them.

    Outside a rendering nobody knows yet: the compiler leaves the expression for later.
    """
    notes = NOTES.get(None)
    if notes is None:
        raise Impossible
    return notes.decimals


def money_here() -> MoneyPaper | None:
    """Return how the papers being rendered state money, None where amounts stand as kept."""
    notes = NOTES.get(None)
    return None if notes is None or notes.decimals is None else notes.decimals.money


def unit_here() -> str:
    """Return the name of the unit whose papers are being rendered, '' where there is none."""
    notes = NOTES.get(None)
    unit = notes.data.get("单位") if notes else None
    return str(unit.get("名称") or "") if isinstance(unit, Mapping) else ""


def is_noted() -> bool:
    """Return whether anything has gone wrong by now."""
    notes = NOTES.get(None)
    return notes is not None and bool(notes.found)


def path_to(owner: object) -> Path | None:
    """Return the path from the outermost names to a mapping or list of the data, None if nowhere.

    Searched for only where something is to be said: the data bear no paths. An empty tuple is the
    same one everywhere.
    """
    notes = NOTES.get(None)
    return None if notes is None or owner == () else _path_below(notes.data, owner, ())


def _path_below(value: object, wanted: object, path: Path) -> Path | None:
    if value is wanted:
        return path
    if len(path) >= DEEPEST:
        return None
    steps: Iterable[tuple[str | int, object]] = ()
    if isinstance(value, Mapping):
        steps = value.items()
    elif isinstance(value, list | tuple):
        steps = enumerate(value)
    found = (
        _path_below(below, wanted, (*path, step))
        for step, below in steps
        if isinstance(below, Mapping | list | tuple)
    )
    return next((one for one in found if one is not None), None)


def spot_of_traceback(traceback: TracebackType | None) -> Spot:
    """Return where in a template an exception was raised, as far in as is known."""
    spot = Spot()
    while traceback is not None:
        template: Template | None = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(_line_of(traceback))
            spot = Spot(template.name or "", line)
        traceback = traceback.tb_next
    return spot


def _line_of(traceback: TracebackType) -> int:
    """Return the line of a frame; what is broken off from outside may be between two lines."""
    known: int | None = traceback.tb_lineno
    if known is not None:
        return known
    lines = traceback.tb_frame.f_code.co_lines()
    before = [line for start, _, line in lines if line and start <= traceback.tb_lasti]
    return before[-1] if before else traceback.tb_frame.f_code.co_firstlineno


def _spot_of_frame(frame: FrameType | None) -> Spot:
    while frame is not None:
        template: Template | None = frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(frame.f_lineno)
            return Spot(template.name or "", line)
        frame = frame.f_back
    return Spot()
