"""Chooses one of several wordings: the same for a unit every time, and another for another unit."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def chosen(variants: Sequence[T], *keys: str) -> T:
    """Return a variant by a hash of the keys that no process, machine or year changes."""
    digest = sha256("\0".join(keys).encode()).digest()
    return variants[int.from_bytes(digest[:8]) % len(variants)]
