"""Work that may take minutes, in a thread that nobody waits for when the workbench is closed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def apart(work: Callable[[], T]) -> T:
    """Return what work returns; raise what it raises.

    The threads that asyncio keeps are waited for at the end: a slow LibreOffice would hold on to
    a workbench that has been closed.
    """
    loop = asyncio.get_running_loop()
    coming: asyncio.Future[T] = loop.create_future()

    def told(tell: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(lambda: None if coming.done() else tell())

    def worked() -> None:
        try:
            made = work()
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            failure = error
            told(lambda: coming.set_exception(failure))
        else:
            told(lambda: coming.set_result(made))

    Thread(target=worked, daemon=True).start()
    return await coming
