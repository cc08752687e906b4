"""One memory of what was read from files: each read once a process, and again when it changes."""

from __future__ import annotations

import errno
import os
import stat
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from generator.noticed_files import Stamp, notice, noticing, state_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

MOST = 256  # files, or lists of files, that a loader remembers where it is not told how many


def stamp_of(path: Path | str) -> Stamp:
    """Return what changes with a file's content: its time, its size, and which file it is.

    A file put in the place of another is a file of its own even where time and size agree. None
    where there is no file to be had.
    """
    name = str(path)
    stamp = state_of(name).stamp
    notice(name, stamp)
    return stamp


def open_regular(path: Path | str) -> BinaryIO:
    """Open a file to read it; raise OSError for a pipe or a device: reading those may never end."""
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - pathlib is slow
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return open(path, "rb")  # noqa: PTH123 - pathlib's way takes as long as the reading


def remembered(loader: Callable[..., T], *, most: int = MOST) -> Callable[..., T]:
    """Let a loader of one file, or of several, read them only when one of them has changed.

    The stamps are taken before the files are read: what changes meanwhile is read once more. Of a
    file that cannot be had the loader itself says why.
    """

    @lru_cache(maxsize=most)
    def load(paths: tuple[Path | str, ...], _stamps: tuple[Stamp, ...]) -> T:
        return loader(*paths)

    @wraps(loader)
    def remembering(*paths: Path | str) -> T:
        return load(paths, tuple(map(stamp_of, paths)))

    return remembering


def kept(work: Callable[..., T], *, most: int = MOST) -> Callable[..., T]:
    """Let work be done again only when a file that it looked at has changed, found or missing.

    What it is given is told apart by value, and what has no hash by which object it is.
    """
    known: dict[tuple[object, ...], tuple[T, dict[str, Stamp], tuple[object, ...]]] = {}

    @wraps(work)
    def keeping(*given: object) -> T:
        key = tuple(map(_told_apart, given))
        found = known.pop(key, None)
        if found is None or any(stamp_of(file) != stamp for file, stamp in found[1].items()):
            with noticing() as ledger:
                made = work(*given)
            found = made, {file: stamp_of(file) for file in ledger}, given
        known[key] = found
        if len(known) > most:
            del known[next(iter(known))]
        return found[0]

    return keeping


def _told_apart(given: object) -> object:
    try:
        hash(given)
    except TypeError:
        return id(given)
    return given
