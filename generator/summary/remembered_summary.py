"""What a summary was made of, remembered beside what runs remember of units.

With it the files are known to be up to date without making them once more in memory. It is only
asked first: where anything differs, or nothing is remembered, the summary is made and compared.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.evidence import as_seen, current, program
from generator.batch.kept_documents import fingerprint_at
from generator.batch.output_session import ROOM
from generator.saving import save
from generator.structs import Struct, asdict
from generator.summary.result_lines import digest_of_results
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = "summary.json"


class Basis(Struct, frozen=True):
    """What a summary rests on.

    ``files`` are those that were looked for, with their digests; ``roots`` say of a data file, or
    of the results, in which folders its workspace looks for them.
    """

    program: str
    results: str
    files: Mapping[str, str | None]
    roots: Mapping[str, Sequence[str]]


def basis_of(results: str, ledger: Mapping[str, object], places: Mapping[Path, Workspace]) -> Basis:
    """Return what a summary rests on, from the digest of its results and what was looked for."""
    files = {name: as_seen(name, stamp) for name, stamp in ledger.items()}
    roots = {str(path): _roots(workspace) for path, workspace in places.items()}
    return Basis(program(), results, files, roots)


def remember(source: Path, files: Sequence[Path], fingerprint: str, basis: Basis) -> None:
    """Remember a summary that was written; where no run has been, nothing is."""
    room = source.parent / ROOM
    if room.is_dir() and not room.is_symlink():
        kept = {
            "source": source.name,
            "files": [str(one.absolute()) for one in files],
            "fingerprint": fingerprint,
            "basis": asdict(basis),
        }
        save(json.dumps(kept, ensure_ascii=False).encode(), room / FILE)


def standing_files(source: Path, folder: Path) -> tuple[Path, ...]:
    """Return the files of a summary that is up to date, none where that is not sure."""
    try:
        kept = json.loads((source.parent / ROOM / FILE).read_bytes())
        basis, files = Basis(**kept["basis"]), [Path(one) for one in kept["files"]]
        if kept["source"] != source.name or not _stands(files, kept["fingerprint"], basis):
            return ()
        stands = basis.results == digest_of_results(source)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ()
    here = tuple(folder / one.name for one in files)
    return here if stands and [one.absolute() for one in here] == files else ()


def _stands(files: Sequence[Path], fingerprint: str, basis: Basis) -> bool:
    """Tell whether the files are as they were written, and what they rest on besides results."""
    return (
        all(fingerprint_at(one) == fingerprint for one in files)
        and basis.program == program()
        and all(_roots_now(path) == [*roots] for path, roots in basis.roots.items())
        and all(current(path) == digest for path, digest in basis.files.items())
    )


def _roots(workspace: Workspace) -> list[str]:
    return [*map(str, workspace.roots)]


def _roots_now(path: str) -> list[str] | None:
    """Return where the workspace of a file looks for others, None where the file is gone."""
    place = Path(path)
    return _roots(Workspace.around(place)) if place.exists() else None
