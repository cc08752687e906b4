"""Where the data lies: a workspace's own files over the built-in ones, file by file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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
            if any(is_folder(folder / marker) for marker in MARKERS):
                return cls(tuple(dict.fromkeys((folder, builtin_root()))))
        return cls((builtin_root(),))

    def find(self, *parts: str) -> Path | None:
        """Return the first file of that relative path, None where no root has it.

        The parts come from data: a path that leads out of its folder is no path.
        """
        *folder, name = parts
        bases = (root.joinpath(*folder) for root in self.roots)
        return next((base / name for base in bases if _holds(base, name)), None)

    def has_files(self, folder: str, name: str, *, suffix: str) -> bool:
        """Tell whether the part of a folder that has this name holds files of a kind."""
        places = (root / folder / name for root in self.roots if "/" not in name and name != "..")
        return any(path for place in places for path in place.rglob(f"*{suffix}"))

    def names(self, *folder: str, suffix: str) -> tuple[str, ...]:
        """Return the names, without suffix, of all files of a kind below a folder, sorted."""
        found = set()
        for root in self.roots:
            base = root.joinpath(*folder)
            for path in base.rglob(f"*{suffix}"):
                found.add(path.relative_to(base).as_posix().removesuffix(suffix))
        return tuple(sorted(found))


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at a path; one that cannot be reached is none."""
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder above without permission
        return False


def _holds(folder: Path, name: str) -> bool:
    """Tell whether the folder, or one below it, has a file of that name."""
    try:
        return _stays_inside(name) and (folder / name).is_file()
    except (OSError, ValueError):  # too long a name, or a null character in it
        return False


@lru_cache(maxsize=1024)
def _stays_inside(name: str) -> bool:
    """Tell whether a name leads to a place below the folder it is looked for in."""
    path = PurePath(name)
    return not (path.is_absolute() or path.drive or ".." in path.parts)
