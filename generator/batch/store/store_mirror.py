"""A folder here that follows a store: what differs is fetched, what is made here is put there.

Below the folder everything has the path that it has on the store, so that workspaces, companions
and documents are found as they always are. Texts that a run leaves for later (results, its memory)
name files by their addresses on the store.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.store.store_fault import StoreFaultError
from generator.saving import is_temporary, save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.batch.store.fsspec_door import Store
    from generator.diagnostics import Diagnostic

LIST = "mirror.json"  # what of the store lies here, as it was when it came or went
TEXTS = {".json", ".jsonl", ".txt"}
OURS_ALONE = {"lock", "lease"}  # of a run on this machine, or of the store
Kept = tuple[str, int, int]


class Mirror:
    """The files of a store below a folder of this machine."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.root = store, folder / store.scheme
        self._list = folder / f"{store.scheme}-{LIST}"
        self._kept: dict[str, Kept] = self._read()
        (self.root / "templates").mkdir(parents=True, exist_ok=True)  # no workspace is above it

    def place(self, path: str) -> Path:
        """Return where a path of the store is here."""
        return self.root / path.strip("/")

    @property
    def names(self) -> dict[str, str]:
        """How paths here begin, in full and as seen from this folder, and how they do there."""
        above, full = f"{Path.cwd()}{os.sep}", f"{self.root.absolute()}{os.sep}"
        return dict.fromkeys((full, full.removeprefix(above)), self._address)

    def address_of(self, place: Path) -> str:
        """Return the address on the store of a file here."""
        return f"{self._address}{place.relative_to(self.root).as_posix()}"

    @property
    def _address(self) -> str:
        return f"{self.store.scheme}://{'/' if self.store.local else ''}"

    def pull(self, path: str) -> None:
        """Have here what lies at a path and below it, and nothing else."""
        there = {one: it for one, it in self.store.below(path).items() if _is_shared(one)}
        for old in self._files(path):
            if self._path(old) not in there:
                old.unlink()
                self._kept.pop(self._path(old), None)
        stale = [one for one, it in there.items() if not self._is_current(one, it.token)]
        for one in stale:
            self.place(one).parent.mkdir(parents=True, exist_ok=True)
        if stale:
            self.store.fetch(stale, [self.place(one) for one in stale])
        for one in stale:
            self._arrived(one, there[one].changed, there[one].token)
        self._write()

    def push(self, place: Path) -> None:
        """Put a file on the store, if it is not there as it is here."""
        path = self._path(place)
        known = self._kept.get(path)
        if known is None or known[1:] != _state(place):
            state = _state(place)
            self.store.write(path, self._outward(place))
            stored = self.store.stored(path)
            self._kept[path] = (stored.token if stored else "", *state)

    def push_all(self, path: str) -> dict[Path, Diagnostic]:
        """Put everything below a path on the store that is not there as it is here.

        Return what could not be put there, with why.
        """
        refused = {}
        for place in self._files(path):
            if _is_shared(place.name) and not is_temporary(place.name):
                try:
                    self.push(place)
                except StoreFaultError as fault:
                    refused[place] = fault.said
        self._write()
        return refused

    def _arrived(self, path: str, changed: float, token: str) -> None:
        place = self.place(path)
        if place.suffix in TEXTS:
            place.write_bytes(self._renamed(place.read_bytes(), inward=True))
        os.utime(place, (changed, changed))
        self._kept[path] = (token, *_state(place))

    def _outward(self, place: Path) -> bytes:
        data = place.read_bytes()
        return self._renamed(data, inward=False) if place.suffix in TEXTS else data

    def _renamed(self, data: bytes, *, inward: bool) -> bytes:
        names = [(json.dumps(one, ensure_ascii=False)[1:-1], it) for one, it in self.names.items()]
        if inward:
            return data.replace(names[0][1].encode(), names[0][0].encode())
        for here, there in names:
            data = data.replace(here.encode(), there.encode())
        return data

    def _is_current(self, path: str, token: str) -> bool:
        known, place = self._kept.get(path), self.place(path)
        return known is not None and known[0] == token and _state(place) == known[1:]

    def _files(self, path: str) -> Iterator[Path]:
        """Yield the files here at a path and below it."""
        start = self.place(path)
        if start.is_file():
            yield start
        for folder, _, names in os.walk(start):
            yield from (Path(folder, name) for name in names)

    def _path(self, place: Path) -> str:
        path = place.relative_to(self.root).as_posix()
        return f"/{path}" if self.store.local else path

    def _read(self) -> dict[str, Kept]:
        """Read what came and went before; a list that is damaged is none."""
        try:
            kept = json.loads(self._list.read_text(encoding="utf-8"))
            return {path: (str(one[0]), int(one[1]), int(one[2])) for path, one in kept.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}

    def _write(self) -> None:
        save(json.dumps(self._kept, ensure_ascii=False).encode(), self._list)


def _state(place: Path) -> tuple[int, int]:
    """Return what changes with a file here; -1 where there is none."""
    try:
        state = place.stat()
    except OSError:
        return -1, -1
    return state.st_size, state.st_mtime_ns


def _is_shared(name: str) -> bool:
    """Tell what belongs on the store and here from what belongs to one of them."""
    last = name.rpartition("/")[2]
    return last not in OURS_ALONE and not last.endswith(".part")
