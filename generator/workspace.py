"""Where the data lies: a workspace's own files over the built-in ones, file by file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path, PurePath

MARKERS = ("templates", "narratives", "inputs")
PACKAGE = Path(__file__).parent


def builtin_root() -> Path:
    """Return the folder that holds the built-in ``templates`` and ``narratives``.

    The wheel carries them inside the package; a checkout has them beside it.
    """
    carried = PACKAGE / "builtin"
    return carried if carried.is_dir() else PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders in which a data file is looked for, the nearest first."""

    roots: tuple[Path, ...]

    @classmethod
    def around(cls, start: Path) -> Workspace:
        """Return the workspace of a file or folder: the nearest folder upwards with a marker.

        Without one, only the built-ins serve.
        """
        place = start.absolute()
        for folder in (place, *place.parents):
            if any(is_folder(f"{folder}{os.sep}{marker}") for marker in MARKERS):
                return _workspace(folder, builtin_root())
        return cls((builtin_root(),))

    def find(self, *parts: str) -> Path | None:
        """Return the first file of that relative path, None where no root has it.

        The parts come from data: a path that leads out of its folder is no path.
        """
        return next(filter(is_file, _places(self.roots, parts)), None)

    def has_files(self, folder: str, name: str, *, suffix: str) -> bool:
        """Tell whether the part of a folder that has this name holds files of a kind."""
        if "/" in name or name == "..":
            return False
        return any(_has_files(f"{root / folder / name}", suffix) for root in self.roots)

    def names(self, *folder: str, suffix: str) -> tuple[str, ...]:
        """Return the names, without suffix, of all files of a kind below a folder, sorted."""
        found = set()
        for root in self.roots:
            base = root.joinpath(*folder)
            for path in base.rglob(f"*{suffix}"):
                found.add(path.relative_to(base).as_posix().removesuffix(suffix))
        return tuple(sorted(found))


@lru_cache(maxsize=64)  # the same one for all units of a folder: its paths are soon told equal
def _workspace(folder: Path, builtin: Path) -> Workspace:
    return Workspace(tuple(dict.fromkeys((folder, builtin))))


def _has_files(folder: str, suffix: str) -> bool:
    """Tell whether files of a kind lie in a folder, or in one below it."""
    here = os.listdir(folder) if is_folder(folder) else ()  # noqa: PTH208 - nearly always enough
    below = (name for _, _, names in os.walk(folder) for name in names)
    return any(name.endswith(suffix) for name in chain(here, below))


def is_folder(path: Path | str) -> bool:
    """Tell whether there is a folder at a path; one that cannot be reached is none."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib's is slow, and raises for names too long


def is_file(path: Path | str) -> bool:
    """Tell whether there is a file at a path; one that cannot be reached is none."""
    return os.path.isfile(path)  # noqa: PTH113 - as above


@lru_cache(maxsize=1024)  # asked some twenty times for every unit, about the same few names
def _places(roots: tuple[Path, ...], parts: tuple[str, ...]) -> tuple[Path, ...]:
    """Return where a file may be; nowhere, where its name leads out of its folder."""
    name = PurePath(parts[-1])
    if name.is_absolute() or name.drive or ".." in name.parts:
        return ()
    return tuple(root.joinpath(*parts) for root in roots)
