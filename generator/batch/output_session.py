"""One run's hold on an output folder: its lock, its memory, its results."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.batch.kept_documents import sweep_all
from generator.batch.result_files import ResultFiles
from generator.batch.run_lock import lock
from generator.batch.run_memory import FILE, RunMemory
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOM = ".ziping"


class Session(Struct, frozen=True):
    """What a run has in its output folder; nothing where that cannot be written to."""

    memory: RunMemory | None = None
    results: ResultFiles | None = None


@contextmanager
def session(output: Path) -> Iterator[Session]:
    """Hold an output folder for a run; raise TakenError if another run holds it.

    The results are begun by the first: a run of no units leaves those of the last. A folder that
    cannot be written to is held by nobody: every unit will say why.
    """
    room = output / ROOM
    try:
        room.mkdir(parents=True, exist_ok=True)
        held = None if room.is_symlink() else lock(room)
    except OSError:
        held = None
    if held is None:
        yield Session()
        return
    memory, results = RunMemory(room), ResultFiles(output, room)
    try:
        if held.killed:
            sweep_all(output)
        memory.open()
        yield Session(memory, results)
    finally:
        results.stop()
        memory.close()
        held.release()


@contextmanager
def remembered_at(output: Path) -> Iterator[RunMemory | None]:
    """Open the memory of an output folder to look at it, None where there is none."""
    room = output / ROOM
    if not (room / FILE).is_file():
        yield None
        return
    memory = RunMemory(room)
    memory.look()
    try:
        yield memory
    finally:
        memory.stop()
