"""Which files were looked for while something was made: what it rests on, found or missing.

Whoever reads a file asks first whether it is there (``workspace.is_file``) or takes its stamp
(``file_stamp.stamp_of``); both look at it here. A reader that does neither calls ``notice`` itself.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Stamp: TypeAlias = tuple[int, int, int] | None
"""What changes with a file's content: its time, its size, and which file it is."""


class State(NamedTuple):
    """What stands at a path: its stamp, None where nothing is to be had; whether it is a file."""

    stamp: Stamp
    regular: bool


NOTHING = State(None, regular=False)
_ledgers: list[dict[str, Stamp]] = []
_SEEN: ContextVar[dict[str, State] | None] = ContextVar("seen", default=None)


def notice(path: str, stamp: Stamp, *, read: bool = True) -> None:
    """Note a path with its stamp; that of what is ``read`` counts, not that of a mere look."""
    if _ledgers:
        if read:
            _ledgers[-1][path] = stamp
        else:
            _ledgers[-1].setdefault(path, stamp)


def state_of(path: str) -> State:
    """Return what stands at a path: now, or for a unit that is being made when it first asked."""
    seen = _SEEN.get()
    if seen is None:
        return state_now(path)
    state = seen.get(path)
    if state is None:
        state = seen[path] = state_now(path)
    return state


def state_now(path: str) -> State:
    """Return what stands at a path by a look at the disk."""
    try:
        state = os.stat(path)  # noqa: PTH116 - asked some thirty times for every unit
    except (OSError, ValueError):  # ValueError: a null character in the path
        return NOTHING
    stamp = state.st_mtime_ns, state.st_size, state.st_ino
    return State(stamp, stat.S_ISREG(state.st_mode))


@contextmanager
def noticing() -> Iterator[dict[str, Stamp]]:
    """Collect what is noticed from here on."""
    ledger: dict[str, Stamp] = {}
    _ledgers.append(ledger)
    try:
        yield ledger
    finally:
        _ledgers.remove(ledger)


@contextmanager
def seeing_once() -> Iterator[None]:
    """Look at each file once in the block: what changes meanwhile is seen by who asks next."""
    token = _SEEN.set({})
    try:
        yield
    finally:
        _SEEN.reset(token)
