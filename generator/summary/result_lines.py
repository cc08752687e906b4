"""The results of a run as lines of text: where they lie, and what of them a summary rests on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator import patterns
from generator.batch.result_files import GROWING, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VARYING = patterns.compile(r'"(?:state|reason)":"(?:[^"\\]|\\.)*"|"seconds":[0-9.e-]+')
"""What a run that changes nothing says anew of a unit."""


class NoResultsError(Exception):
    """A file that holds no results of a run."""


def results_at(place: Path) -> Path | None:
    """Return the file of results that a path names: itself, or the newest of a folder's two."""
    if place.is_file():
        return place
    found = [one for one in (place / WHOLE, place / GROWING) if one.is_file()]
    return max(found, key=lambda one: (one.stat().st_mtime_ns, one.name == WHOLE), default=None)


def lines_of(path: Path) -> Iterator[str]:
    """Read the rows of a file as the text of a line each; what was torn off is passed over."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            text = line.strip().rstrip(",")
            if text.startswith('{"unit"') and text.endswith("}"):
                yield text


def substance(line: str) -> bytes:
    """Return what a summary rests on: the same of a run that changed nothing."""
    return VARYING.sub("", line).encode()


def digest_of_results(path: Path) -> str:
    """Return the digest of all that a summary rests on."""
    digest = results_digest()
    for line in lines_of(path):
        digest.update(substance(line))
    return digest.hexdigest()


def results_digest() -> hashlib.blake2b:
    """Begin a digest of results."""
    return hashlib.blake2b(digest_size=16)
