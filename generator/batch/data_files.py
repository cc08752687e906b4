"""Finds the data files that a command line names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.workspace import is_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SUFFIXES = {".yaml", ".yml"}
LOCK = "~$"  # what Word and Excel put beside a file that is open


def find_files(
    paths: Iterable[Path], suffixes: Collection[str] = SUFFIXES, nothing: str = "G04"
) -> tuple[list[Path], list[Diagnostic]]:
    """Return the files named or found below the folders named, sorted, each once.

    Below folders those of the suffixes count, by default data files; ``nothing`` is the code of a
    folder without any.
    """
    found: dict[Path, Path] = {}  # by the absolute path: a file may be named in two ways
    said: list[Diagnostic] = []
    for path in paths:
        if not _exists(path):
            said.append(Diagnostic("G07", {"path": str(path)}))
            continue
        files, closed = _below(path, suffixes) if is_folder(path) else ([path], [])
        for file in files:
            found.setdefault(file.absolute(), file)
        said += closed
        if not files and not closed:
            said.append(Diagnostic(nothing, {"path": str(path)}))
    return list(found.values()), said


def _exists(path: Path) -> bool:
    """Tell whether there is anything at a path; of what cannot be reached, reading says why."""
    try:
        return path.exists()
    except OSError:
        return True


def _below(folder: Path, suffixes: Collection[str]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the files of these suffixes below a folder, and those folders that stay closed."""
    closed: list[OSError] = []
    walk = os.walk(folder, onerror=closed.append)
    inside = (Path(place, name) for place, below, names in walk if _seen(below) for name in names)
    files = sorted(
        path
        for path in inside
        if path.suffix.lower() in suffixes and not path.name.startswith(LOCK) and path.is_file()
    )
    return files, [Diagnostic("G08", {"path": str(error.filename)}) for error in closed]


def _seen(folders: list[str]) -> bool:
    """Keep a walk out of hidden folders, where programs keep what is theirs (earlier texts)."""
    folders[:] = [one for one in folders if not one.startswith(".")]
    return True
