"""On a worker: the sender's files at the same places below a folder, and units drafted there.

Paths in what comes back are the sender's again. A process drafts one unit at a time.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.cluster.installation import mark
from generator.batch.cluster.moved_paths import Moves, moved
from generator.batch.cluster.shipped_data import unpack
from generator.batch.evidence import DATA
from generator.batch.result import Options
from generator.batch.unit_draft import UnitDraft, draft_unit
from generator.processes import LONGEST
from generator.structs import Struct
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.batch.cluster.parcel import Carried, Parcel

_AT_WORK = threading.Lock()
_rooms: dict[str, Path] = {}


class Reply(Struct, frozen=True):
    """What a worker made of a parcel, and which files it looked for that it was not sent.

    ``program`` is the mark of the worker's program where that is another; nothing was made then.
    """

    draft: UnitDraft
    missing: tuple[str, ...] = ()
    program: str = ""


def open_room(ticket: str, root: str, data: bytes, folder: Path) -> None:
    """Lay out the data of a workspace; parcels with its ticket are drafted there."""
    base = folder / ticket
    base.mkdir(parents=True)
    if root:
        unpack(data, _below(base, root))
    _rooms[ticket] = base


def close_room(ticket: str) -> None:
    """Take away what was laid out under a ticket."""
    base = _rooms.pop(ticket, None)
    if base is not None:
        with _AT_WORK:
            shutil.rmtree(base, ignore_errors=True)


def draft_parcels(parcels: Sequence[Parcel]) -> list[Reply]:
    """Draft units that were sent here together."""
    return [draft_parcel(one) for one in parcels]


def draft_parcel(parcel: Parcel) -> Reply:
    """Draft a unit that was sent here."""
    if parcel.program != mark():
        return Reply(UnitDraft(()), program=mark())
    base = _rooms[parcel.ticket]
    with _AT_WORK, _ending_when_stuck(parcel.limit or LONGEST), _placed(parcel.files, base):
        options = Options(Path(), form=parcel.form, strict=parcel.strict)
        path, looked_for = _below(base, parcel.absolute), set[str]()
        draft = draft_unit(path, options, lambda _: _workspace(parcel, base), looked_for)
        moves = Moves(str(base), parcel.here, str(builtin_root()), parcel.builtin, str(Path.cwd()))
        return Reply(moved(draft, moves), _missing(looked_for, parcel, base))


def _missing(looked_for: set[str], parcel: Parcel, base: Path) -> tuple[str, ...]:
    """Return what was looked for and not found, as the sender calls it; its data is complete."""
    data = tuple(f"{_below(base, parcel.root)}{os.sep}{part}{os.sep}" for part in DATA)
    ours = (one for one in looked_for if one.startswith(f"{base}{os.sep}"))
    missing = (one for one in ours if not one.startswith(data) and not Path(one).exists())
    return tuple(sorted(one.removeprefix(str(base)) for one in missing))


def _workspace(parcel: Parcel, base: Path) -> Workspace:
    own = (_below(base, parcel.root),) if parcel.root else ()
    return Workspace((*own, builtin_root()))


def _below(base: Path, path: str) -> Path:
    """Return where a path of the sender's is below a folder of ours."""
    return Path(f"{base}{os.path.splitdrive(path)[1]}")


@contextmanager
def _placed(files: tuple[Carried, ...], base: Path) -> Iterator[None]:
    """Have files at their places for as long as they are needed: the next unit has its own."""
    places = [_below(base, one.path) for one in files]
    try:
        for one, place in zip(files, places, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(one.data)
            os.utime(place, ns=(one.changed, one.changed))
        yield
    finally:
        for place in places:
            with suppress(OSError):
                place.unlink()


@contextmanager
def _ending_when_stuck(limit: float) -> Iterator[None]:
    """End the process if it stays at a unit: the cluster starts another, and tries again."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a name, not a path
        faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
