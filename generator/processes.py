"""Work shared among processes: one killed or stuck costs its item, an interrupted run ends."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import ExitStack, closing
from functools import cache, partial
from multiprocessing import get_context, parent_process
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, MutableSequence
    from typing import TextIO

    Marks = MutableSequence[float]

Item = TypeVar("Item")
Made = TypeVar("Made")
Item_contra = TypeVar("Item_contra", contravariant=True)
Made_co = TypeVar("Made_co", covariant=True)

BUSY = threading.Lock()  # held by a worker while it is at an item
LONGEST = 60.0  # seconds that a worker may be at one item; a usual one takes hundredths of one
AHEAD = 8  # items a process that are taken before the first of them is done
MOST_WAITING = 2000  # items done that wait for one before them


class Losing(Protocol[Item_contra, Made_co]):
    """Says what becomes of an item that its process did not survive."""

    def __call__(self, item: Item_contra, *, stuck: bool) -> Made_co:
        """Return it; ``stuck`` where the process was ended for being at it too long."""


class Ready(Struct, Generic[Made], frozen=True):
    """What needs no process: it only waits for its turn."""

    made: Made


def share(
    work: Callable[[Item], Made],
    items: Iterable[Item | Ready[Made]],
    jobs: int,
    lost: Losing[Item, Made],
    longest: float = LONGEST,
) -> Generator[Made, None, None]:
    """Do the items in ``jobs`` processes; yield what is made of each, in the order of the items.

    No item is None. Items are taken only as far ahead as keeps the processes busy: while one takes
    long the others go on behind it. What is ``Ready`` takes its place among them and costs no
    process.

    A process that is killed (most often for want of memory), or ends itself because it has been
    stuck at an item for ``longest`` seconds, takes the whole pool with it. What it was stuck at is
    ``lost``. Of what was killed nobody knows the cause: the items that were under way are done
    again, each in a process of its own, and only one whose own process is killed too is ``lost``.
    """
    coming = iter(items)
    left: list[Item | Ready[Made]] = []
    while True:
        shift = _Shift(work, jobs, longest)
        yield from shift.results(left, coming)
        if not shift.places:
            return
        suspects = shift.suspects()
        left = [
            Ready(_given_up(shift, one, lost)) if one in suspects else one.left()
            for one in shift.places
        ]


class _Place(Struct, Generic[Item, Made], eq=False):
    """An item in its turn: ready, or begun in a process that notes the time at its ``slot``."""

    item: Item | Ready[Made]
    future: Future[Made] | None = None
    slot: int = 0

    @property
    def is_done(self) -> bool:
        return self.future is None or self.future.done()

    def made(self) -> Made:
        """Return what was made of it; raise BrokenExecutor where its pool has ended."""
        if self.future is not None:
            return self.future.result()
        assert isinstance(self.item, Ready)  # noqa: S101 - only such have no future
        return self.item.made

    def left(self) -> Item | Ready[Made]:
        """Return what is left to be done of it when the pool has ended."""
        future = self.future
        if future is None or not future.done() or future.cancelled() or future.exception():
            return self.item
        return Ready(future.result())


class _Shift(Generic[Item, Made]):
    """What one pool of processes does, up to the end or to a process that does not survive.

    ``places`` are afterwards what was not yet given out.
    """

    def __init__(self, work: Callable[[Item], Made], jobs: int, longest: float) -> None:
        self.work, self.jobs, self.longest = work, jobs, longest
        self.places: deque[_Place[Item, Made]] = deque()
        # Fresh processes rather than forks: the same on every system, and safe beside threads.
        self._fresh = get_context("spawn")
        self._marks: Marks = self._fresh.RawArray("d", jobs * AHEAD)
        self._free = list(range(jobs * AHEAD))  # slots of the marks
        self._done: SimpleQueue[int] = SimpleQueue()  # slots of what has come to an end
        self._ended: float | None = None  # when the pool did
        self._pool: ProcessPoolExecutor | None = None

    def results(
        self, left: Iterable[Item | Ready[Made]], coming: Iterator[Item | Ready[Made]]
    ) -> Generator[Made, None, None]:
        """Yield what is made of what an earlier pool has left, and of what is coming."""
        with ExitStack() as stack:
            try:
                for one in left:
                    self._begin(one, stack)
                while self._take(coming, stack):
                    if self.places[0].is_done:
                        made = self.places[0].made()
                        self.places.popleft()
                        yield made
                    else:
                        self._free.append(self._done.get())
            except BrokenExecutor:
                return

    def _take(self, coming: Iterator[Item | Ready[Made]], stack: ExitStack) -> bool:
        """Begin what there is room for; tell whether anything is there to wait for.

        Behind one that takes long others are begun, as many as may wait for it. Else one is begun
        for each that is given out.
        """
        while not self._done.empty():
            self._free.append(self._done.get())
        while self._free and len(self.places) < MOST_WAITING:
            one = next(coming, None)
            if one is None:
                break
            self._begin(one, stack)
            if self.places[0].is_done:
                break
        return bool(self.places)

    def _begin(self, one: Item | Ready[Made], stack: ExitStack) -> None:
        """Give an item its place, and to a process, which there is from the first item on."""
        place = _Place[Item, Made](one)
        self.places.append(place)
        if isinstance(one, Ready):
            return
        if self._pool is None:
            begin = (self.longest, self._marks)
            self._pool = ProcessPoolExecutor(self.jobs, self._fresh, _begin, begin)
            stack.callback(partial(self._pool.shutdown, cancel_futures=True))
        place.slot = self._free.pop()
        self._marks[place.slot] = 0.0
        place.future = self._pool.submit(_undisturbed, self.work, one, place.slot)
        place.future.add_done_callback(partial(self._note, place.slot))

    def _note(self, slot: int, future: Future[Made]) -> None:
        broken = not future.cancelled() and isinstance(future.exception(), BrokenExecutor)
        if broken and self._ended is None:
            self._ended = time.monotonic()
        self._done.put(slot)

    def suspects(self) -> list[_Place[Item, Made]]:
        """Return what the process that did not survive was stuck at, or may have been at."""
        undone = [one for one in self.places if not isinstance(one.left(), Ready)]
        begun = [one for one in undone if one.future and self._marks[one.slot]]
        return [one for one in begun if self.was_stuck(one)] or begun or undone[:1]

    def was_stuck(self, one: _Place[Item, Made]) -> bool:
        """Tell whether the pool ended because of an item that took too long."""
        begun = self._marks[one.slot] if one.future else 0.0
        return bool(begun and self._ended and self._ended - begun >= self.longest)


def _given_up(shift: _Shift[Item, Made], one: _Place[Item, Made], lost: Losing[Item, Made]) -> Made:
    """Give up what a process was stuck at; try once more, alone, what was merely begun."""
    assert not isinstance(one.item, Ready)  # noqa: S101 - such are never under way
    if shift.was_stuck(one):
        return lost(one.item, stuck=True)
    alone = _Shift(shift.work, 1, shift.longest)
    with closing(alone.results([one.item], iter(()))) as results:
        for made in results:
            return made
    return lost(one.item, stuck=alone.was_stuck(alone.places[0]))


def apart(work: Callable[[Item], Made], item: Item) -> Made:
    """Do one piece of work in a process of its own, whose memory goes with it.

    Raise BrokenExecutor where that is killed. It ends with its parent at once, whatever it is at.
    """
    with ProcessPoolExecutor(1, get_context("spawn"), _begin_apart) as pool:
        return pool.submit(work, item).result()


def _begin_apart() -> None:
    """Prepare a process for one piece of work; Ctrl-C ends it as it does its parent, silently."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _begin(longest: float, marks: Marks) -> None:
    """Prepare a worker: Ctrl-C is for its parent; it outlives neither that nor being stuck."""
    global _limit, _marks
    _limit, _marks = longest, marks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


_limit: float = LONGEST
_marks: Marks = []


@cache
def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end


def _undisturbed(work: Callable[[Item], Made], item: Item, slot: int) -> Made:
    """Do an item, and end the process if that takes too long.

    The end comes from outside Python: what is stuck may not let another thread run.
    """
    with BUSY:
        _marks[slot] = time.monotonic()
        faulthandler.dump_traceback_later(_limit, exit=True, file=_nowhere())
        try:
            return work(item)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _leave_with_parent() -> None:
    """End the process once its parent is gone, after the item it is at: no file stays half done."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        with BUSY:
            signal.raise_signal(signal.SIGTERM)
