"""One run at a time in a folder of a store: a lease that is renewed while the run lives.

A store knows no lock that ends with its holder. A lease that is not renewed for some minutes is
that of a run that was killed.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.batch.run_lock import TakenError
from generator.batch.store.store_fault import StoreFaultError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.batch.store.fsspec_door import Store

FILE = ".ziping/lease"
RENEWED = 30.0  # seconds
STALE = 180.0


@contextmanager
def leased(store: Store, folder: str) -> Iterator[None]:
    """Hold a folder of a store, or raise TakenError."""
    path = f"{folder.rstrip('/')}/{FILE}"
    ours = f"{socket.gethostname()} {os.getpid()} {os.urandom(6).hex()}".encode()
    _take(store, path, ours)
    ended = threading.Event()
    renewing = threading.Thread(target=_renew, args=(store, path, ours, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        with suppress(StoreFaultError):
            if store.read(path) == ours:
                store.remove(path)


def _take(store: Store, path: str, ours: bytes) -> None:
    held = store.stored(path)
    if held is not None and time.time() - held.changed > STALE:
        store.write(path, ours)
    elif held is not None or not store.write(path, ours, new=True):
        raise TakenError(_holder(store.read(path)))
    if (now := store.read(path)) != ours:  # two took it at once: the later one has it
        raise TakenError(_holder(now))


def _holder(content: bytes | None) -> str:
    return " ".join((content or b"").decode(errors="replace").split()[:2])


def _renew(store: Store, path: str, ours: bytes, ended: threading.Event) -> None:
    while not ended.wait(RENEWED):
        with suppress(StoreFaultError):  # a run that cannot save will say so itself
            store.write(path, ours)
