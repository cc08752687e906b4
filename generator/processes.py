"""Work shared among processes: one that is killed costs its own item, an interrupted run ends."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

Item = TypeVar("Item")
Made = TypeVar("Made")

BUSY = threading.Lock()  # held by a worker while it is at an item


def share(
    work: Callable[[Item], Made], items: Sequence[Item], jobs: int, lost: Callable[[Item], Made]
) -> Iterator[Made]:
    """Do the items in ``jobs`` processes; yield what is made of each, in the order of the items.

    A process that is killed (most often for want of memory) takes the whole pool with it. The items
    that it may have been at are then done again, each in a process of its own, and the others in
    a new pool: only an item whose own process is killed too is ``lost``.
    """
    waiting = list(items)
    while waiting:
        finished = 0
        for made in _until_killed(work, waiting, jobs):
            finished += 1
            yield made
        suspects, waiting = waiting[finished : finished + jobs], waiting[finished + jobs :]
        for item in suspects:
            yield _alone(work, item, lost)


def _until_killed(
    work: Callable[[Item], Made], items: Sequence[Item], jobs: int
) -> Generator[Made, None, None]:
    """Yield what is made of the items, up to the first that is missing when a process is killed."""
    with _pool(min(jobs, len(items))) as pool:
        try:
            waiting = [pool.submit(partial(_undisturbed, work), item) for item in items]
            for future in waiting:
                yield future.result()
        except BrokenExecutor:
            return


def _alone(work: Callable[[Item], Made], item: Item, lost: Callable[[Item], Made]) -> Made:
    with closing(_until_killed(work, [item], 1)) as results:
        for made in results:
            return made
    return lost(item)


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    """Open a pool; when the run is interrupted, what has not been begun is given up."""
    # Fresh processes rather than forks: the same on every system, and safe beside threads.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Prepare a worker: Ctrl-C is its parent's to answer, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _undisturbed(work: Callable[[Item], Made], item: Item) -> Made:
    with BUSY:
        return work(item)


def _leave_with_parent() -> None:
    """End the process once its parent is gone, after the item it is at: no file stays half done."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        with BUSY:
            signal.raise_signal(signal.SIGTERM)
