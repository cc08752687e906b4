"""Work apart gives what it makes, and nobody has to wait for it."""

from __future__ import annotations

import asyncio
import threading

import pytest

from generator.workbench.apart import apart


def test_what_work_makes_or_raises_comes_back():
    assert asyncio.run(apart(lambda: 3)) == 3
    with pytest.raises(ZeroDivisionError):
        asyncio.run(apart(lambda: 1 // 0))


def test_who_no_longer_waits_is_not_held_up():
    """The loop ends while the work goes on; that it then has nobody to tell is no fault."""
    go, done = threading.Event(), threading.Event()

    def work():
        go.wait(10)
        done.set()

    async def waited():
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(apart(work), 0.05)

    asyncio.run(waited())
    assert not done.is_set()
    go.set()
    assert done.wait(10)
