"""Reads a filing from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.filing import Filing
from generator.reading import Loaded, load

if TYPE_CHECKING:
    from pathlib import Path


def read_filing(path: Path, *, name: str | None = None) -> Loaded[Filing]:
    """Read what a unit filled in; ``name`` is how the file is shown, by default its path."""
    return load(path, Filing, name=name)
