"""Addresses of things on a store, told from paths of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns

if TYPE_CHECKING:
    from pathlib import Path

URL = patterns.compile("([a-z][a-z0-9+.-]+):/+(.*)")  # a single letter is a drive of Windows
LOCAL = {"file", "local"}


def url_of(path: Path) -> str | None:
    """Return the address that was typed, None for a path of this machine.

    A path has only one slash left of the two that were typed.
    """
    match = URL.fullmatch(path.as_posix())
    if match is None:
        return None
    scheme, rest = match.groups()
    return f"{scheme}://{'/' if scheme in LOCAL else ''}{rest}"
