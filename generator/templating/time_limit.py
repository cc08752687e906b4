"""Ends a template that runs for too long: what counting its steps does not see.

One thread of the process looks ten times a second whether a template is running, and adds up the
processor's time; the template whose unit has none left is broken off where it is. This works alike
on all systems and in every thread, and costs a template that is in time next to nothing.
"""

from __future__ import annotations

import threading
import time
from functools import cache
from typing import TYPE_CHECKING

from generator.structs import Struct, field

if TYPE_CHECKING:
    from generator.templating.allowance import Allowance

INTERVAL = 0.1  # seconds


class TimeUpError(BaseException):
    """A template has run for too long; not an ``Exception``, so that nothing in it keeps it."""


class _Clock(Struct):
    """The template that is running, if one is, and the processor's time when it was last seen."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    running: Allowance | None = None
    thread: int = 0
    seen: float = field(default_factory=time.process_time)
    broken_off: bool = False

    def watch(self) -> None:
        """Look at what runs, for as long as the process lives."""
        while True:
            time.sleep(INTERVAL)
            with self.lock:
                self._look()

    def _look(self) -> None:
        now = time.process_time()
        passed, self.seen = now - self.seen, now
        if self.running is None:
            return
        self.running.seconds -= passed
        if self.running.seconds < 0:  # again and again: what runs beside may have swallowed it
            self.broken_off = True
            _raise_in(self.thread, TimeUpError)

    def leave(self) -> None:
        """Say that the template has ended, by itself or not."""
        with self.lock:
            self.running = None
            if self.broken_off:
                self.broken_off = False
                _raise_in(self.thread, None)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    import ctypes  # noqa: PLC0415 - hardly a template runs for so long

    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)


@cache
def _clock() -> _Clock:
    clock = _Clock()
    threading.Thread(target=clock.watch, daemon=True, name="template clock").start()
    return clock


def enter(allowance: Allowance) -> bool:
    """Say that a template begins; return whether it is one inside another, which stays watched."""
    clock = _clock()
    if clock.running is not None:
        return True
    with clock.lock:
        clock.thread, clock.running = threading.get_ident(), allowance
    return False


def leave() -> None:
    """Say that the template which began last has ended."""
    _clock().leave()
