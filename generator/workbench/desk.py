"""What lies on the desk: the filings of one folder, and where their documents and history go."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from generator.batch import find_files
from generator.batch.data_files import SUFFIXES
from generator.structs import Struct
from generator.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

ROOM = ".ziping"  # hidden: what lies in it is no filing


class Desk(Struct, frozen=True, dict=True):
    """The filings below ``folder`` (absolute), the ``output`` folder of their documents."""

    folder: Path
    output: Path

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace that the filings are read in."""
        return Workspace.around(self.folder)

    @property
    def room(self) -> Path:
        """Where drafts and earlier texts are kept."""
        return self.folder / ROOM

    def names(self) -> list[str]:
        """Return the filings as pages name them: by their path below the folder."""
        files, _ = find_files([self.folder])
        return [path.relative_to(self.folder).as_posix() for path in files]

    def file(self, name: str) -> Path | None:
        """Return a filing by its name; None for whatever else a request may ask for.

        A file has one name: by others, such as its absolute path, its history and its drafts would
        lie elsewhere. Links are followed before it is asked where a file lies.
        """
        path = self.folder / name
        if not _is_plain(name) or path.suffix.lower() not in SUFFIXES:
            return None
        try:
            real, root = os.path.realpath(path), os.path.realpath(self.folder)
            inside = os.path.commonpath([real, root]) == root
            return path if inside and path.is_file() else None
        except (OSError, ValueError):
            return None


def _is_plain(name: str) -> bool:
    """Tell whether a name can only lead below a folder, on Windows too: no drive, no stream."""
    strange = "\0\\:" if os.name == "nt" else "\0"
    parts = name.split("/")
    return not any(sign in name for sign in strange) and not any(
        not part or part.startswith(".") for part in parts
    )
