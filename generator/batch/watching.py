"""What the units of a run rest on, looked at until any of it changes.

The system tells of changes below folders; what counts is whether a file that matters is another
than before. So lock files and copies that programs put beside a file are nothing, and a file that
is replaced by another is a change however that was done. Where the system tells nothing (shared
drives), the files are looked at every now and then.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from watchfiles import watch

from generator.batch.data_files import find_files
from generator.batch.output_session import remembered_at
from generator.file_stamp import stamp_of
from generator.structs import Struct
from generator.workspace import Workspace, is_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.batch.evidence import Evidence
    from generator.noticed_files import Stamp

QUIET = 0.2  # seconds without another change: saves that follow each other are one
AT_MOST = 10  # such spans are waited for, where changes follow each other without an end
LOOK = 1_000  # milliseconds after which files are looked at though nothing was told
MANY = 2_000  # files, from which on it is not every second
Stamps = dict[str, "Stamp"]


class Grounds(Struct, frozen=True):
    """What a run rests on: the paths that it was given, and what each of its units rests on."""

    named: tuple[Path, ...]
    units: Mapping[Path, Evidence | None]

    def stamps(self) -> Stamps:
        """Return the stamps of all files that matter, as they are now; None of a missing one."""
        found = {str(path) for path in (*find_files(self.named)[0], *self._single())}
        for evidence in self._evidence():
            found.update(evidence.shared, evidence.own)
        return {path: stamp_of(path) for path in sorted(found)}

    def folders(self, stamps: Collection[str]) -> list[str]:
        """Return the folders in which such a file lies, or may come to lie."""
        below = (place for path in self.named if is_folder(path) for place, _, _ in os.walk(path))
        return sorted({*map(_nearest_folder, map(os.path.dirname, stamps)), *below})

    def stale(self) -> list[str]:
        """Return the units that something changed for while they were made."""
        return [
            str(path)
            for path, evidence in self.units.items()
            if evidence is not None and evidence.changes(path, Workspace.around(path))
        ]

    def resting_on(self, changed: Collection[str]) -> set[Path]:
        """Return the units that rest on any of these files; what rests on nothing is none."""
        return {path for path in self.units if not self._looked_for(path).isdisjoint(changed)}

    def _looked_for(self, path: Path) -> set[str]:
        evidence = self.units[path]
        return {
            str(path),
            *(evidence.shared if evidence else ()),
            *(evidence.own if evidence else ()),
        }

    def _single(self) -> Iterator[Path]:
        return (path for path in self.named if not is_folder(path))

    def _evidence(self) -> Iterator[Evidence]:
        return (one for one in self.units.values() if one is not None)


def _nearest_folder(folder: str) -> str:
    """Return the folder, or the one above it that there is, where it may come to be."""
    while folder and not is_folder(folder):
        folder = os.path.dirname(folder)  # noqa: PTH120 - paths are texts here, thousands of them
    return folder or os.curdir


def grounds_of(named: Sequence[Path], output: Path) -> Grounds:
    """Return what a run rests on that has just been made into an output folder."""
    files, _ = find_files(named)
    with remembered_at(output) as memory:
        known = {path: memory.recall(path) if memory else None for path in files}
    return Grounds(
        tuple(named), {path: one.evidence if one else None for path, one in known.items()}
    )


def until_changed(grounds: Grounds, before: Stamps) -> Stamps:
    """Wait until files that matter are others than before, and stay so; return their stamps."""
    look = LOOK if len(before) <= MANY else 10 * LOOK
    for _ in _ticks(grounds.folders(before), look):
        if differing(before, grounds.stamps()):
            return settled(grounds)
    return before


def settled(grounds: Grounds) -> Stamps:
    """Return the stamps once nothing changes any more."""
    stamps = grounds.stamps()
    for _ in range(AT_MOST):
        time.sleep(QUIET)
        earlier, stamps = stamps, grounds.stamps()
        if stamps == earlier:
            break
    return stamps


def differing(before: Stamps, now: Stamps) -> list[str]:
    """Return the files that are not what they were: changed, come or gone."""
    return sorted(
        path
        for path in before.keys() | now.keys()
        if path not in before or path not in now or before[path] != now[path]
    )


def _ticks(folders: Sequence[str], look: int) -> Iterator[object]:
    """Yield at once, when something has happened in the folders, and every now and then."""
    yield None
    told = watch(
        *folders,
        watch_filter=None,
        rust_timeout=look,
        yield_on_timeout=True,
        recursive=False,
    )
    try:
        yield from told
    except (OSError, RuntimeError):  # no notices here: too many folders, or a drive without any
        while True:
            time.sleep(look / 1000)
            yield None
