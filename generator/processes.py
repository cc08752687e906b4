"""Work shared among processes: one killed or stuck costs its item, an interrupted run ends."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
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
LONGEST = 60.0  # seconds that a worker may be at one item; a usual one takes hundredths of one
LOOKS = 6  # that a worker takes in that time at whether it has moved


def share(
    work: Callable[[Item], Made],
    items: Sequence[Item],
    jobs: int,
    lost: Callable[[Item], Made],
    longest: float = LONGEST,
) -> Iterator[Made]:
    """Do the items in ``jobs`` processes; yield what is made of each, in the order of the items.

    A process that is killed (most often for want of memory), or ends itself because it has been
    stuck at an item for ``longest`` seconds, takes the whole pool with it. The items
    that it may have been at are then done again, each in a process of its own, and the others in
    a new pool: only an item whose own process is killed too is ``lost``.
    """
    waiting = list(items)
    while waiting:
        finished = 0
        for made in _until_killed(work, waiting, jobs, longest):
            finished += 1
            yield made
        suspects, waiting = waiting[finished : finished + jobs], waiting[finished + jobs :]
        for item in suspects:
            yield _alone(work, item, lost, longest)


def _until_killed(
    work: Callable[[Item], Made], items: Sequence[Item], jobs: int, longest: float
) -> Generator[Made, None, None]:
    """Yield what is made of the items, up to the first that is missing when a process is killed."""
    with _pool(min(jobs, len(items)), longest) as pool:
        try:
            waiting = [pool.submit(partial(_undisturbed, work), item) for item in items]
            for future in waiting:
                yield future.result()
        except BrokenExecutor:
            return


def _alone(
    work: Callable[[Item], Made], item: Item, lost: Callable[[Item], Made], longest: float
) -> Made:
    with closing(_until_killed(work, [item], 1, longest)) as results:
        for made in results:
            return made
    return lost(item)


@contextmanager
def _pool(jobs: int, longest: float) -> Iterator[Executor]:
    """Open a pool; when the run is interrupted, what has not been begun is given up."""
    # Fresh processes rather than forks: the same on every system, and safe beside threads.
    fresh = get_context("spawn")
    pool = ProcessPoolExecutor(jobs, fresh, initializer=_begin, initargs=(longest,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(longest: float) -> None:
    """Prepare a worker: Ctrl-C is for its parent; it outlives neither that nor being stuck."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    threading.Thread(target=_end_when_stuck, args=(longest,), daemon=True).start()


_begun: list[object] = [None]  # the mark of the item that a worker is at


def _undisturbed(work: Callable[[Item], Made], item: Item) -> Made:
    with BUSY:
        _begun[0] = object()
        return work(item)


def _end_when_stuck(longest: float) -> None:
    """Put off the end of the process for as long as it moves from item to item, or waits.

    The end comes from outside Python: what is stuck may not let another thread run.
    """
    seen: object = None
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a name, not a path
        while True:
            if not BUSY.locked() or _begun[0] is not seen:
                seen = _begun[0]
                faulthandler.dump_traceback_later(longest, exit=True, file=nowhere)
            time.sleep(longest / LOOKS)


def _leave_with_parent() -> None:
    """End the process once its parent is gone, after the item it is at: no file stays half done."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        with BUSY:
            signal.raise_signal(signal.SIGTERM)
