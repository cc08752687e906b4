"""Documents that an earlier run left where this one could not write its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def earlier_documents(folder: Path, written: Collection[Path]) -> tuple[Path, ...]:
    """Return the Word documents of a folder but those that this run has written."""
    try:
        found = sorted(folder.glob("*.docx"))
    except OSError:
        return ()
    return tuple(path for path in found if path not in written and not path.name.startswith("~$"))


def written_at(documents: Collection[Path]) -> datetime | None:
    """Return when the newest of the documents was written, in the time of this place."""
    times = [path.stat().st_mtime for path in documents if path.exists()]
    return datetime.fromtimestamp(max(times), UTC).astimezone() if times else None
