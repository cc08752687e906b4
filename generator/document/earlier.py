"""Documents that an earlier run left where this one could not write its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.carried_mark import mark_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


NUMBERED = patterns.compile(
    r"[0-9]{2,}-."
)  # as documents are named; a unit may keep its own beside them


def earlier_documents(folder: Path, written: Collection[Path]) -> tuple[Path, ...]:
    """Return the Word documents of a folder but those that this run has written."""
    try:
        found = sorted(folder.glob("*.docx"))
    except OSError:
        return ()
    return tuple(path for path in found if path not in written and not path.name.startswith("~$"))


def outlived_documents(folder: Path, written: Collection[Path]) -> tuple[Path, ...]:
    """Return the documents of ours, by number or by mark, older than all that were written now.

    A project that was renamed or struck out leaves its own behind.
    """
    found = [one for one in earlier_documents(folder, written) if _is_ours(one)]
    if not found:
        return ()
    begun = min(path.stat().st_mtime_ns for path in written if path.exists())
    return tuple(path for path in found if path.stat().st_mtime_ns < begun)


def _is_ours(path: Path) -> bool:
    """Tell our documents from those that a unit keeps beside them."""
    try:
        return bool(NUMBERED.match(path.name) or mark_of(path.read_bytes()).fingerprint)
    except OSError:
        return False


def written_at(documents: Collection[Path]) -> datetime | None:
    """Return when the newest of the documents was written, in the time of this place."""
    times = [path.stat().st_mtime for path in documents if path.exists()]
    return datetime.fromtimestamp(max(times), UTC).astimezone() if times else None
