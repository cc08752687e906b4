"""What was worked out of files once, kept on disk: the next process need not work it out again.

A piece lies in the user's cache folder under a name made of all that it was made of, the program
itself included, so that nothing kept is ever out of date. One that is damaged is made anew; a
folder that cannot be written to is done without.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from generator.saving import save
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "ZIPING_CACHE"  # a folder in place of the usual one, or one of these to keep nothing
OFF = frozenset({"off", "no", "0", "关"})
LIBRARIES = ("docxtpl", "jinja2", "lxml")
PROGRAM = Path(__file__).parent


class Keeper(Struct, frozen=True):
    """Keeps one kind of work, told by its ending: at most so many, the oldest make room."""

    ending: str
    most: int

    def recall(self, *made_of: bytes) -> bytes | None:
        """Return what was kept of work over these bytes, None where there is nothing of use."""
        file = self._file(made_of)
        if file is None or not file.is_file():
            return None
        with suppress(OSError):
            checksum, _, kept = file.read_bytes().partition(b"\n")
            if checksum == digest(kept).encode():
                return kept
        self.forget(*made_of)
        return None

    def keep(self, work: bytes, *made_of: bytes) -> None:
        """Keep work over these bytes, if there is where to keep it.

        What else is wrong with the folder is nobody's trouble: the work is done.
        """
        file = self._file(made_of)
        if file is not None and not save(digest(work).encode() + b"\n" + work, file, new=True):
            self._make_room(file.parent)

    def forget(self, *made_of: bytes) -> None:
        """Throw away what was kept of these bytes: it proved of no use."""
        file = self._file(made_of)
        if file is not None:
            with suppress(OSError):
                file.unlink()

    def _file(self, made_of: tuple[bytes, ...]) -> Path | None:
        place = folder()
        return place and place / f"{digest(*made_of, makers())}{self.ending}"

    def _make_room(self, place: Path) -> None:
        with suppress(OSError):
            files = sorted(place.glob(f"*{self.ending}"), key=_age, reverse=True)
            for old in files[self.most :]:
                old.unlink()


def folder() -> Path | None:
    """Return where work is kept, None where it is not to be."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return None if named.lower() in OFF else Path(named)
    try:
        return _usual() / "ziping" / "templates"
    except RuntimeError:  # nobody's home is known
        return None


def digest(*pieces: bytes) -> str:
    """Return what tells these pieces from any others, in this order."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(hashlib.sha256(piece).digest())
    return found.hexdigest()


@cache
def makers() -> bytes:
    """Return what tells apart the programs whose work is kept: Python, libraries, our own files.

    Our own count by size and time, which any command can afford; documents travel, and bear a
    digest of what the files say (``batch/evidence.py``).
    """
    versions = (metadata.version(name) for name in LIBRARIES)
    return "\n".join((sys.version, *versions, *sorted(_files(str(PROGRAM))))).encode()


def _files(place: str) -> Iterator[str]:
    """Yield the name, size and time of each file of the program."""
    for entry in os.scandir(place):
        if entry.is_dir():
            yield from () if entry.name == "__pycache__" else _files(entry.path)
        else:
            state = entry.stat()
            yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"


def _usual() -> Path:
    """Return the folder in which a system's programs keep what they can do without."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _age(file: Path) -> float:
    return file.stat().st_mtime
