"""Work shared among processes: one killed or stuck costs its item, an interrupted run ends."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

Item = TypeVar("Item")
Made = TypeVar("Made")

BUSY = threading.Lock()  # held by a worker while it is at an item
LONGEST = 60.0  # seconds that a worker may be at one item; a usual one takes hundredths of one
AHEAD = 8  # items a process that are taken before the first of them is done
LOOKS = 6  # that a worker takes in that time at whether it has moved


@dataclass(frozen=True, slots=True)
class Ready(Generic[Made]):
    """What needs no process: it only waits for its turn."""

    made: Made

    def result(self) -> Made:
        """Return it, as a future would."""
        return self.made


def share(
    work: Callable[[Item], Made],
    items: Iterable[Item | Ready[Made]],
    jobs: int,
    lost: Callable[[Item], Made],
    longest: float = LONGEST,
) -> Generator[Made, None, None]:
    """Do the items in ``jobs`` processes; yield what is made of each, in the order of the items.

    Items are taken only as far ahead as keeps the processes busy. What is ``Ready`` takes its place
    among the others and costs no process.

    A process that is killed (most often for want of memory), or ends itself because it has been
    stuck at an item for ``longest`` seconds, takes the whole pool with it. The items
    that it may have been at are then done again, each in a process of its own, and the others in
    a new pool: only an item whose own process is killed too is ``lost``.
    """
    coming = iter(items)
    window: deque[Item | Ready[Made]] = deque()
    while True:
        yield from _until_killed(work, coming, window, jobs, longest)
        if not window:
            return
        suspects = [one for one in window if not isinstance(one, Ready)][:jobs]
        alone = {id(one): Ready(_alone(work, one, lost, longest)) for one in suspects}
        window = deque(alone.get(id(one), one) for one in window)


def _until_killed(
    work: Callable[[Item], Made],
    coming: Iterator[Item | Ready[Made]],
    window: deque[Item | Ready[Made]],
    jobs: int,
    longest: float,
) -> Generator[Made, None, None]:
    """Yield what is made, up to the end or to a process that is killed.

    ``window`` holds what was begun, and afterwards what a killed process left unfinished: what was
    done by then is ready.
    """
    futures: deque[Future[Made] | Ready[Made]] = deque()

    def begun(one: Item | Ready[Made]) -> Future[Made] | Ready[Made]:
        return one if isinstance(one, Ready) else submit(partial(_undisturbed, work), one)

    with _pool(jobs, longest) as submit:
        try:
            futures.extend(map(begun, window))
            while True:
                for one in islice(coming, max(jobs * AHEAD - len(window), 0)):
                    window.append(one)
                    futures.append(begun(one))
                if not futures:
                    return
                made = futures[0].result()
                futures.popleft()
                window.popleft()
                yield made
        except BrokenExecutor:
            done = [_ready(future) for future in futures]
            for place, ready in enumerate(done):
                if ready is not None:
                    window[place] = ready


def _ready(future: Future[Made] | Ready[Made]) -> Ready[Made] | None:
    """Return what a future has come to, None if it was not done."""
    if isinstance(future, Ready):
        return future
    done = future.done() and not future.cancelled() and future.exception() is None
    return Ready(future.result()) if done else None


def _alone(
    work: Callable[[Item], Made], item: Item, lost: Callable[[Item], Made], longest: float
) -> Made:
    with closing(_until_killed(work, iter(()), deque([item]), 1, longest)) as results:
        for made in results:
            return made
    return lost(item)


@contextmanager
def _pool(jobs: int, longest: float) -> Iterator[Callable[..., Future[Made]]]:
    """Open a pool when something is first submitted; give up what has not begun at the end."""
    pools: list[ProcessPoolExecutor] = []

    def submit(task: Callable[[Item], Made], item: Item) -> Future[Made]:
        if not pools:
            # Fresh processes rather than forks: the same on every system, and safe beside threads.
            fresh = get_context("spawn")
            pools.append(ProcessPoolExecutor(jobs, fresh, initializer=_begin, initargs=(longest,)))
        return pools[0].submit(task, item)

    try:
        yield submit
    finally:
        for pool in pools:
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
