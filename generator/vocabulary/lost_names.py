"""Names that lead to nothing: the step at which they leave all that is described."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from generator.structs import Struct
from generator.vocabulary.name_registry import NUMBERS, PAPERS, below, names_below, names_with

if TYPE_CHECKING:
    from collections.abc import Mapping

Columns: TypeAlias = "Mapping[str, tuple[str, ...]]"
"""The columns that a form declares, by the path below which templates find them."""

NO_COLUMNS: Columns = MappingProxyType({})
EVERY = "*"
SINGLE = frozenset((*NUMBERS - {"度量"}, "文字", "日期", "是非"))
"""Kinds of values that have nothing below them."""


class Lost(Struct, frozen=True):
    """A name that leads to nothing: how templates write it, its last step, what could be meant."""

    written: str
    step: str
    known: tuple[str, ...]


def lost_in(
    name: tuple[str, ...], columns: Columns = NO_COLUMNS, book: str = PAPERS
) -> Lost | None:
    """Return the first step of a name that is described nowhere, None where all are."""
    at = walked = kind = ""  # where the registry describes it, and as it is written
    for number, step in enumerate(name):
        if step == EVERY or step.isascii():
            turn = "[]" if step == EVERY and at and not at.endswith(("[]", ".*")) else ""
            at, walked, kind = at + turn, walked + turn, ""
            continue
        own = columns.get(walked, ())
        if step in own:
            return None
        found = below(at, step, book)
        if found is None:
            known = (*names_below(at, book), *own, *(names_with(step, book) if not at else ()))
            lost = Lost(".".join(name[: number + 1]), step, known)
            return lost if known or not at or kind in SINGLE else None
        at, walked = found.path if found.like is None else found.like, found.path
        kind = "" if found.source.endswith("…") else found.kind
    return None
