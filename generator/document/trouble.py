"""What goes wrong while a template renders, noted with its line so that rendering can go on.

A template is rendered to its end even where a name is unknown, so that one run says all of it; the
result is then thrown away.
"""

from __future__ import annotations

import sys
from contextvars import ContextVar
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinja2.nodes import Impossible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType, TracebackType

    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing noted: its code, the line of the prepared source, and its facts."""

    code: str
    line: int
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything noted in one rendering, each thing once, in order."""

    names: tuple[str, ...]
    found: dict[Trouble, None] = field(default_factory=dict)


SHOWN_NAMES = 12

NOTES: ContextVar[Notes] = ContextVar("notes")


def note(code: str, **facts: str) -> None:
    """Note a trouble at the template's current line.

    Outside a rendering (the compiler folds constants) there is nothing to note it in: the compiler
    is told to leave the expression to the rendering.
    """
    notes = NOTES.get(None)
    if notes is None:
        raise Impossible
    line = line_of_frame(sys._getframe(1))  # noqa: SLF001 - the one way to the template's frame
    notes.found[Trouble(code, line, tuple(facts.items()))] = None


def known_names() -> tuple[str, ...]:
    """Return the top-level names of the data being rendered."""
    notes = NOTES.get(None)
    return notes.names if notes else ()


def advice_on(name: str, known: Sequence[str]) -> str:
    """Say which known name was probably meant, or which there are."""
    if near := get_close_matches(name, known, n=1, cutoff=0.4):
        return f"是不是“{near[0]}”？"
    if not known:
        return "这里没有可用的名称"
    more = "等" if len(known) > SHOWN_NAMES else ""
    return f"这里可用的名称：{'、'.join(known[:SHOWN_NAMES])}{more}"


def line_of_frame(frame: FrameType | None) -> int:
    """Return the template line of the innermost template frame, 0 where there is none."""
    while frame is not None:
        template: Template | None = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return 0


def line_of_traceback(traceback: TracebackType | None) -> int:
    """Return the template line in which an exception was raised, 0 where there is none."""
    line = 0
    while traceback is not None:
        template: Template | None = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
