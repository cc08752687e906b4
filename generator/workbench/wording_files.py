"""The files of wording that a desk's forms use: the workspace's own may be changed, others read."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.saving import save
from generator.structs import Struct, field
from generator.templating.wording_loader import FOLDER, SUFFIX
from generator.workbench.desk import Desk
from generator.workbench.kept_text import Keeper
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic

TEMPLATES, DATA = "templates", ".yaml"
MIRRORED = (FOLDER, TEMPLATES)


class WordingFile(Struct, frozen=True):
    """A file by its path below its root; ``own`` tells whether it is the workspace's."""

    name: str
    own: bool


class WordingFiles(Struct):
    """Lists, finds and keeps them; ``typed`` is the workspace with a text that is being typed."""

    desk: Desk
    _copy: tempfile.TemporaryDirectory[str] | None = field(default=None)

    @property
    def root(self) -> Path | None:
        """The folder of the workspace itself, None where there are only built-ins."""
        found = (one for one in self.desk.workspace.roots if one != builtin_root())
        return next(found, None)

    @property
    def keeper(self) -> Keeper | None:
        """What keeps the texts of the workspace's own files, with their history."""
        return None if self.root is None else Keeper(Desk(self.root, self.desk.output))

    def listed(self) -> list[WordingFile]:
        """Return all files, the workspace's own before those that are built in."""
        names = self.desk.workspace.names(FOLDER, suffix="")
        found = [f"{FOLDER}/{one}" for one in names if one.endswith((SUFFIX, DATA))]
        found += [
            f"{TEMPLATES}/{one}"
            for one in self.desk.workspace.names(TEMPLATES, suffix="")
            if one.endswith(DATA) and self.own(f"{TEMPLATES}/{one}")
        ]
        files = [WordingFile(one, self.own(one) is not None) for one in found]
        return sorted(files, key=lambda one: (not one.own, one.name))

    def own(self, name: str) -> Path | None:
        """Return one of the workspace's own files; None for whatever else may be asked for."""
        return None if self.root is None else _inside(self.root, name)

    def find(self, name: str) -> Path | None:
        """Return a file by its name, the workspace's own before a built-in one."""
        return self.own(name) or _inside(builtin_root(), name)

    def copied(self, name: str) -> tuple[Diagnostic, ...] | None:
        """Copy a built-in file into the workspace, where it counts instead; None where not."""
        builtin = _inside(builtin_root(), name)
        if self.root is None or builtin is None or self.own(name) is not None:
            return None
        return save(builtin.read_bytes(), self.root / name, new=True)

    def typed(self, name: str, text: str) -> tuple[Workspace, Path] | None:
        """Return the workspace as it is with a text in the place of one of its own files.

        It is a copy beside it, kept from one text to the next, so that only what changes is read.
        """
        if self.root is None or self.own(name) is None:
            return None
        if self._copy is None:
            self._copy = tempfile.TemporaryDirectory(prefix="ziping-")
        copy = Path(self._copy.name).resolve()
        for folder in MIRRORED:
            _mirror(self.root / folder, copy / folder)
        place = copy / name
        if place.read_bytes() != text.encode():
            place.unlink()
            place.write_bytes(text.encode())
        return Workspace((copy, builtin_root(), self.root)), place

    def close(self) -> None:
        """Take the copy away."""
        if self._copy is not None:
            self._copy.cleanup()


def _inside(root: Path, name: str) -> Path | None:
    """Return a file of wording below a root; links are followed before it is asked where it is."""
    parts = name.split("/")
    kinds = {FOLDER: (SUFFIX, DATA), TEMPLATES: (DATA,)}.get(parts[0])
    if kinds is None or "\0" in name or "\\" in name or not name.endswith(kinds):
        return None
    if any(part in {"", ".."} or part.startswith(".") for part in parts):
        return None
    path = root / name
    try:
        real, base = os.path.realpath(path), os.path.realpath(root / parts[0])
        return path if os.path.commonpath([real, base]) == base and path.is_file() else None
    except (OSError, ValueError):
        return None


def _mirror(source: Path, target: Path) -> None:
    """Make a folder hold the same files as another, copying only those that differ."""
    wanted = _files(source)
    for name in _files(target).keys() - wanted.keys():
        (target / name).unlink()
    for name, (time, size) in wanted.items():
        copy = target / name
        if not copy.is_file() or _stamp(copy) != (time, size):
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copy2(source / name, copy)


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): _stamp(path)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size
