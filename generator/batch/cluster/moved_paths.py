"""Paths of a worker in what it made, written as the sender's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.structs import Struct, replace

if TYPE_CHECKING:
    from generator.batch.evidence import Evidence
    from generator.batch.unit_draft import UnitDraft
    from generator.diagnostics import Diagnostic, Position


class Moves(Struct, frozen=True):
    """Where the sender's files lie on the worker, and where each has the built-in data.

    A path may also be written from the folder that the worker runs in (``cwd``).
    """

    base: str
    here: str
    builtin: str
    senders_builtin: str
    cwd: str

    def path(self, text: str) -> str:
        """Return a path, or a text that holds some, as the sender would write it in full."""
        for base in self._bases():
            text = text.replace(base, "")
        if self.builtin != self.senders_builtin:
            text = text.replace(self.builtin, self.senders_builtin)
        return text

    def shown(self, text: str) -> str:
        """Return it as the sender shows it: from its own folder where it lies below that."""
        for base in self._bases():
            text = text.replace(f"{base}{self.here.rstrip(os.sep)}{os.sep}", "")
        return self.path(text)

    def _bases(self) -> tuple[str, ...]:
        """Return how the folder may be written: in full, which holds the other, first."""
        below = f"{self.cwd.rstrip(os.sep)}{os.sep}"
        return (self.base, self.base[len(below) :]) if self.base.startswith(below) else (self.base,)


def moved(draft: UnitDraft, moves: Moves) -> UnitDraft:
    """Return what a worker drafted with all paths as the sender knows them."""
    said = tuple(_said(one, moves) for one in draft.said)
    cause = _said(draft.cause, moves) if draft.cause else None
    evidence = _evidence(draft.evidence, moves) if draft.evidence else None
    return replace(draft, said=said, cause=cause, evidence=evidence)


def _said(one: Diagnostic, moves: Moves) -> Diagnostic:
    facts = {name: moves.shown(text) for name, text in one.facts.items()}
    place = _place(one.position, moves) if one.position else None
    related = tuple((why, _place(where, moves)) for why, where in one.related)
    return replace(one, facts=facts, position=place, related=related)


def _place(one: Position, moves: Moves) -> Position:
    return replace(one, file=moves.shown(one.file))


def _evidence(one: Evidence, moves: Moves) -> Evidence:
    roots = tuple(map(moves.path, one.roots))
    shared = {moves.path(path): digest for path, digest in one.shared.items()}
    own = {moves.path(path): digest for path, digest in one.own.items()}
    return replace(one, roots=roots, shared=shared, own=own)
