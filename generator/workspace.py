"""Where the data lies: a workspace's own files over the built-in ones, file by file."""

from __future__ import annotations

import os
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from generator.noticed_files import notice, state_of
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SEEN = 20_000  # files and folders below one folder of data
MARKERS = ("templates", "narratives", "inputs")
PACKAGE = Path(__file__).parent


@cache
def builtin_root() -> Path:
    """Return the folder that holds the built-in ``templates`` and ``narratives``.

    The wheel carries them inside the package; a checkout has them beside it.
    """
    carried = PACKAGE / "builtin"
    return carried if carried.is_dir() else PACKAGE.parent


class Workspace(Struct, frozen=True):
    """The folders in which a data file is looked for, the nearest first."""

    roots: tuple[Path, ...]

    @classmethod
    def around(cls, start: Path) -> Workspace:
        """Return the workspace of a file or folder: the nearest folder upwards with a marker.

        Without one, only the built-ins serve.
        """
        place = start.absolute()
        for folder, markers in ((place, _markers(place)), *_above(place.parent)):
            if any(map(is_folder, markers)):
                return _workspace(folder, builtin_root())
        return cls((builtin_root(),))

    def find(self, *parts: str) -> Path | None:
        """Return the first file of that relative path, None where no root has it.

        The parts come from data: a path that leads out of its folder is no path.
        """
        return next(filter(is_file, _places(self.roots, parts)), None)

    def has_files(self, folder: str, name: str, *, suffix: str) -> bool:
        """Tell whether the part of a folder that has this name holds files of a kind."""
        places = _places(self.roots, (folder, name)) if "/" not in name else ()
        return any(_has_files(place, suffix) for place in places)

    def names(self, *folder: str, suffix: str) -> tuple[str, ...]:
        """Return the names, without suffix, of all files of a kind below a folder, sorted."""
        return tuple(
            sorted(
                {
                    path.relative_to(base).as_posix().removesuffix(suffix)
                    for base in _places(self.roots, folder)
                    for path in _below(base, suffix)
                }
            )
        )


def _below(base: Path, suffix: str) -> Iterator[Path]:
    """Walk the files of a kind below a folder, as far as any folder of data goes.

    A link may lead anywhere, so that what lies behind it may have no end.
    """
    seen = 0
    for place, folders, files in os.walk(base):
        seen += len(folders) + len(files)
        yield from (Path(place, name) for name in files if name.endswith(suffix))
        if seen > MOST_SEEN:
            return


@lru_cache(maxsize=64)  # one for all units of a folder
def _above(folder: Path) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    """Return a folder and all above it, each with what would mark it as a workspace."""
    return tuple((one, _markers(one)) for one in (folder, *folder.parents))


def _markers(folder: Path) -> tuple[str, ...]:
    return tuple(f"{folder}{os.sep}{marker}" for marker in MARKERS)


@lru_cache(maxsize=64)  # the same one for all units of a folder: its paths are soon told equal
def _workspace(folder: Path, builtin: Path) -> Workspace:
    return Workspace(tuple(dict.fromkeys((folder, builtin))))


def _has_files(folder: Path, suffix: str) -> bool:
    """Tell whether files of a kind lie in a folder, or in one below it."""
    here = os.listdir(folder) if is_folder(folder) else ()  # noqa: PTH208 - nearly always enough
    below = (path.name for path in _below(folder, suffix))
    return any(name.endswith(suffix) for name in chain(here, below))


def is_folder(path: Path | str) -> bool:
    """Tell whether there is a folder at a path; one that cannot be reached is none."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib's is slow, and raises for names too long


def is_file(path: Path | str) -> bool:
    """Tell whether there is a file at a path; one that cannot be reached is none."""
    name = str(path)
    state = state_of(name)
    notice(name, state.stamp, read=False)
    return state.regular


@lru_cache(maxsize=1024)  # asked some twenty times for every unit, about the same few names
def _places(roots: tuple[Path, ...], parts: tuple[str, ...]) -> tuple[Path, ...]:
    """Return where a file or folder may be; nowhere, where a part of it leads out of its folder."""
    return tuple(root.joinpath(*parts) for root in roots) if all(map(_stays, parts)) else ()


def _stays(name: str) -> bool:
    """Tell whether a name, read by the rules of any system, stays in the folder it is put into."""
    if "\0" in name:
        return False
    ways = (PurePosixPath(name), PureWindowsPath(name))
    return all(way.parts and not way.anchor and ".." not in way.parts for way in ways)
