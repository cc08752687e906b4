"""What runs remember of the units in an output folder: one growing file, the last line counts.

A line is written when a unit is done, so that a run that is killed has said all but its last. A
line that was torn off is passed over. Files that many units rest on are written once, as a line of
their own. At the end of a run the file is written anew if any of it is out of date.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from generator.batch.result_text import (
    evidence_from,
    kept_evidence,
    kept_result,
    line_of,
    result_from,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.batch.evidence import Evidence
    from generator.batch.one_unit import Task
    from generator.batch.result import Result

FILE = "units.jsonl"


class Remembered(NamedTuple):
    """One unit of an earlier run: its result, how it was built, what its documents rest on."""

    result: Result
    form: str | None
    evidence: Evidence | None


class RunMemory:
    """The remembered units of an output folder; in memory is only where each stands in the file."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._places: dict[str, int] = {}
        self._failed: set[str] = set()
        self._shared: dict[str, dict[str, str | None]] = {}
        self._file: BinaryIO | None = None
        self._outdated = False  # whether lines are there that no longer count

    def open(self) -> None:
        """Read where everything stands, and be ready to write more behind it.

        A memory that cannot be opened remembers nothing.
        """
        with suppress(OSError):
            self._file = self._path.open("a+b")
            if self._read(self._file):
                self._end_line(self._file)

    def look(self) -> None:
        """Read where everything stands, and write nothing."""
        with suppress(OSError):
            self._file = self._path.open("rb")
            self._read(self._file)

    def _read(self, file: BinaryIO) -> bool:
        """Note what is there; tell whether the last line of it was torn off."""
        if not self._path.is_file():  # a device may have no end
            return False
        file.seek(0)
        offset, line = 0, b"\n"
        for line in file:
            self._note(line, offset)
            offset += len(line)
        self._outdated |= not line.endswith(b"\n")
        return not line.endswith(b"\n")

    def _end_line(self, file: BinaryIO) -> None:
        """End a line that was torn off; on a full disk what stands there is only read."""
        try:
            file.write(b"\n")
            file.flush()
        except OSError:
            self.stop()
            self._file = self._path.open("rb")

    def close(self) -> None:
        """Leave no line that no longer counts; what is lost is built again."""
        if self._file is not None and self._outdated:
            with suppress(OSError):
                self._write_anew()
        self.stop()

    def _write_anew(self) -> None:
        """Write the lines that count one by one: all together they may be more than there is room.

        Two lines are never held at once, so that ten thousand units take no more than ten.
        """
        part = self._path.with_suffix(".part")
        with part.open("wb") as file:
            for line in self._lines():
                file.write(line)
        self.stop()  # Windows replaces no file that is open
        part.replace(self._path)

    def stop(self) -> None:
        """Close the file as it is."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def recall(self, path: Path) -> Remembered | None:
        """Return what is remembered of a file."""
        place = self._places.get(key_of(path))
        if place is None or self._file is None:
            return None
        self._file.seek(place)
        kept = _read(self._file.readline())
        return None if kept is None else self._remembered(path, kept)

    def failed(self, path: Path) -> bool:
        """Tell whether a file's unit failed when it was last built."""
        return key_of(path) in self._failed

    def keep(self, task: Task, result: Result, evidence: Evidence | None) -> None:
        """Remember a unit."""
        kept: dict[str, object] = {"path": key_of(task.path), "form": task.options.form}
        if evidence is not None:
            kept |= {"evidence": kept_evidence(evidence), "shared": self._share(evidence)}
        kept["result"] = kept_result(result)
        self._write({**kept, "failed": result.failed})

    def _share(self, evidence: Evidence) -> str:
        shared = dict(evidence.shared)
        name = hashlib.blake2b(line_of(shared).encode(), digest_size=8).hexdigest()
        if name not in self._shared:
            self._write({"files": name, "shared": shared})
        return name

    def _write(self, kept: dict[str, object]) -> None:
        if self._file is None:
            return
        line = line_of(kept).encode()
        try:
            offset = self._file.seek(0, 2)
            self._file.write(line)
            self._file.flush()
        except OSError:  # a full disk: what is not remembered is built again
            self.stop()
            return
        self._note(line, offset)

    def _note(self, line: bytes, offset: int) -> None:
        kept = _read(line)
        if kept is None:
            self._outdated = True
            return
        if "files" in kept:
            self._shared[kept["files"]] = kept["shared"]
            return
        self._outdated |= kept["path"] in self._places
        self._places[kept["path"]] = offset
        (self._failed.add if kept["failed"] else self._failed.discard)(kept["path"])

    def _remembered(self, path: Path, kept: dict[str, Any]) -> Remembered:
        shared = self._shared.get(kept.get("shared", ""))
        evidence = None
        if shared is not None and "evidence" in kept:
            evidence = evidence_from(kept["evidence"], shared)
        return Remembered(result_from(path, kept["result"]), kept["form"], evidence)

    def _lines(self) -> Iterator[bytes]:
        """Yield the lines that count: of every unit the last, and the files that those rest on."""
        used = {(_read(line) or {}).get("shared") for line in self._last_lines()}
        for name, shared in self._shared.items():
            if name in used:
                yield line_of({"files": name, "shared": shared}).encode()
        yield from self._last_lines()

    def _last_lines(self) -> Iterator[bytes]:
        for _, place in sorted(self._places.items()):
            if self._file is not None:
                self._file.seek(place)
                yield self._file.readline()


def key_of(path: Path) -> str:
    """Return the name under which a file is remembered, from whichever folder it is named."""
    return str(path.absolute())


def _read(line: bytes) -> dict[str, Any] | None:
    """Read a line, None where it is no whole one."""
    try:
        kept = json.loads(line)
    except ValueError:
        return None
    return kept if isinstance(kept, dict) and ("files" in kept or "path" in kept) else None
