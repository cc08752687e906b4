"""What a unit needs to be drafted elsewhere: its files, and whose workspace they belong to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.glimpse import glimpse
from generator.filing.companions import likely_companions
from generator.reading.limits import FILE_BYTES
from generator.structs import Struct, replace
from generator.workspace import builtin_root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.batch.one_unit import Task
    from generator.workspace import Workspace

LARGEST = 100 * 1024 * 1024  # bytes of one unit's files, pictures and all


class Carried(Struct, frozen=True):
    """A file as it was read, and when it was last changed: documents bear that time."""

    path: str
    data: bytes
    changed: int


class Parcel(Struct, frozen=True):
    """One unit on its way to a worker.

    ``ticket`` names the data that was sent ahead for the workspace ``root`` ('' where there is
    none of its own); ``here`` is the folder from which relative paths are meant; ``program`` is
    the mark of the program that must be at the other end, ``limit`` how many seconds it may take.
    """

    path: str
    files: tuple[Carried, ...]
    root: str
    ticket: str
    here: str
    builtin: str
    program: str
    form: str | None
    strict: bool
    limit: float | None

    @property
    def absolute(self) -> str:
        """The path of the filing from the root of the file system."""
        return os.path.join(self.here, self.path)  # noqa: PTH118 - two texts

    def with_files(self, paths: Iterable[str]) -> Parcel:
        """Return it with more files; one that cannot be read is none."""
        more = (carried(Path(one)) for one in paths)
        return replace(self, files=(*self.files, *filter(None, more)))


def parcel_of(task: Task, workspace: Workspace, ticket: str, program: str) -> Parcel | None:
    """Pack a unit, with the files that it is likely compared with; None if it cannot be read."""
    own = carried(task.path.absolute(), FILE_BYTES)
    if own is None:
        return None
    seen = glimpse(task.path)
    near = likely_companions(Path(own.path), seen.unit or "", seen.year or "")
    return Parcel(
        path=str(task.path),
        files=(own,),
        root=own_root(workspace),
        ticket=ticket,
        here=os.getcwd(),  # noqa: PTH109 - a text
        builtin=str(builtin_root()),
        program=program,
        form=task.options.form,
        strict=task.options.strict,
        limit=task.options.limit,
    ).with_files(map(str, near))


def own_root(workspace: Workspace) -> str:
    """Return the folder whose data goes before the built-in, '' where there is none."""
    first = workspace.roots[0]
    return "" if first == builtin_root() else str(first)


def carried(path: Path, largest: int = LARGEST) -> Carried | None:
    """Read a file to be carried; None for what is no file to be read or too large."""
    try:
        state = path.stat()
        if not path.is_file() or state.st_size > largest:
            return None
        return Carried(str(path), path.read_bytes(), state.st_mtime_ns)
    except (OSError, ValueError):
        return None
