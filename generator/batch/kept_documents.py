"""Documents that are in the output folder already: ours as we wrote them, or changed since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position, Severity, worst
from generator.document.package.carried_mark import mark_of
from generator.file_stamp import open_regular
from generator.saving import is_temporary, names_beside, remove, save

if TYPE_CHECKING:
    from pathlib import Path

    from generator.document import Document

CHANGED = "O06"


def fingerprint_at(path: Path) -> str | None:
    """Return the fingerprint of a document as it was written; '' if changed, None if missing."""
    try:
        with open_regular(path) as file:
            return mark_of(file.read()).fingerprint
    except OSError:
        return None


def put(document: Document, folder: Path, *, force: bool) -> tuple[Path, tuple[Diagnostic, ...]]:
    """Save a document; one that somebody has changed keeps its place, ours goes beside it."""
    target = folder / document.name
    if force or not _changed_by_hand(target, document.data):
        return target, save(document.data, target)
    beside = next(
        (one for one in names_beside(target) if not _changed_by_hand(one, document.data)), None
    )
    if beside is None:
        return target, (changed(target, ""),)
    said = save(document.data, beside)
    if worst(said) is Severity.ERROR:
        return beside, said
    return beside, (changed(target, f"；这一次生成的写在旁边的“{beside.name}”"), *said)


def changed(path: Path, more: str) -> Diagnostic:
    """Say that a document is not as it was written, and what becomes of ours."""
    return Diagnostic(CHANGED, {"path": str(path), "more": more}, Position(file=str(path)))


def _changed_by_hand(path: Path, data: bytes) -> bool:
    """Tell whether there is a file that we have not written, or that was changed since."""
    try:
        with open_regular(path) as file:
            there = file.read()
    except FileNotFoundError:
        return False
    except OSError:  # saving will say why
        return False
    return there != data and not mark_of(there).fingerprint


def leads_out(folder: Path, output: Path) -> bool:
    """Tell whether a link leads a folder out of the output folder."""
    inside = os.path.realpath(output)
    return os.path.commonpath((os.path.realpath(folder), inside)) != inside


def sweep(folder: Path) -> None:
    """Remove what a killed run was writing in a folder; nobody else writes there meanwhile."""
    try:
        found = [one.name for one in os.scandir(folder)]
    except OSError:
        return
    for name in found:
        if is_temporary(name):
            remove(folder / name)


def sweep_all(output: Path) -> None:
    """Remove what a killed run was writing anywhere below the output folder."""
    for place, _, _ in os.walk(output):
        sweep(type(output)(place))
