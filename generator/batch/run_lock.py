"""One run at a time in an output folder: the system's own lock, which no killed run leaves behind.

The file itself stays after a kill -9, and so tells the next run that there may be something to
tidy up.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

FILE = "lock"


class TakenError(Exception):
    """Another run is at it; the argument is its process, '' where that is unknown."""


class RunLock(Struct, frozen=True):
    """A lock that is held; ``killed`` if the run before did not end of itself."""

    path: Path
    handle: int
    killed: bool

    def release(self) -> None:
        """Give the folder free."""
        if os.name != "nt":
            self.path.unlink(missing_ok=True)
        os.close(self.handle)
        if os.name == "nt":
            self.path.unlink(missing_ok=True)


def lock(folder: Path) -> RunLock:
    """Take the lock of a folder, or raise TakenError."""
    path = folder / FILE
    while True:
        killed = path.exists()
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            _take(handle)
        except OSError as error:
            holder = os.pread(handle, 20, 1).decode() if hasattr(os, "pread") else ""
            os.close(handle)
            raise TakenError(holder) from error
        if _is_at(handle, path):
            break
        os.close(handle)  # whoever held it has just removed it
    os.ftruncate(handle, 0)
    os.write(handle, f" {os.getpid()}".encode())
    return RunLock(path, handle, killed)


def _is_at(handle: int, path: Path) -> bool:
    """Tell whether an open file still is the one at a path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _take(handle: int) -> None:
    """Lock the first byte without waiting: the others can be read while it is held."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - there is none elsewhere

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
