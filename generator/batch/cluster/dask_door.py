"""The one door of Dask: a client of a running cluster, quiet and quick to say what is wrong."""

from __future__ import annotations

import logging
import socket
import threading
import time
import warnings
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from distributed import Client, KilledWorker, WorkerPlugin

from generator.batch.cluster.cluster_fault import (
    LOST,
    OTHER_PROGRAM,
    UNREACHABLE,
    ClusterFaultError,
    WorkerKilledError,
)
from generator.batch.cluster.installation import PLACE, mark, version_in
from generator.batch.cluster.worker_room import close_room, open_room
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from distributed import Worker

Item = TypeVar("Item")
Made = TypeVar("Made")

CONNECTING = 5.0  # seconds to find the scheduler, and again a worker
ALONE = 60.0  # seconds without any worker after which a run ends
LOOK = 1.0  # seconds between two looks at whether there still is one
GONE = "调度进程不在了，或者网络断了"
CLOSING = 2.0  # seconds to say goodbye


class SentData(WorkerPlugin):
    """The data of a workspace, laid out by every worker that there is or will be."""

    def __init__(self, ticket: str, root: str, data: bytes) -> None:
        self.name = self._ticket = ticket
        self._root, self._data = root, data

    def setup(self, worker: Worker) -> None:
        """Lay it out where the worker keeps what it may lose."""
        open_room(self._ticket, self._root, self._data, Path(worker.local_directory))

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - as plugins are called
        """Take it away."""
        close_room(self._ticket)


class _OurClient(Client):
    """A client that is closed by us alone: one that never came about would be waited for."""

    def __del__(self) -> None:
        """Leave it."""


class DaskCluster:
    """A running cluster: work is submitted to its workers, data sent ahead to all of them."""

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address
        self._executor = client.get_executor(pure=False)
        self._sent: list[str] = []
        self._seen = self._counted = time.monotonic()
        self._count = 0

    def workers(self) -> int:
        """Return how many workers there are, as of a moment ago; each takes one unit at once."""
        now = time.monotonic()
        if not self._count or now - self._counted > LOOK:
            self._count, self._counted = len(self._workers()), now
        return self._count

    def send(self, ticket: str, root: str, data: bytes) -> None:
        """Send the data of a workspace to all workers, under a ticket."""
        try:
            self._client.register_plugin(SentData(ticket, root, data))
        except Exception as error:
            raise self._lost(f"模板和措辞发不到工作进程（{error}）") from error
        self._sent.append(ticket)

    def submit(self, work: Callable[[Item], Made], item: Item) -> Future[Made]:
        """Have an item done by whichever worker is free."""
        try:
            future: Future[Made] = self._executor.submit(work, item)
        except Exception as error:  # of a client that was closed when its scheduler went
            raise self._lost(GONE) from error
        return future

    def outcome(self, future: Future[Made]) -> Made:
        """Wait for what was submitted; say so where it will never come."""
        while True:
            try:
                return future.result(timeout=LOOK)
            except TimeoutError:
                self._look()
            except KilledWorker as error:
                raise WorkerKilledError from error
            except (CancelledError, OSError) as error:
                raise self._lost(GONE) from error

    def close(self) -> None:
        """Leave the cluster as it was; one that is gone is left at once."""
        with suppress(Exception):
            if self._client.status == "running":
                self._executor.shutdown(wait=False)
                for ticket in self._sent:
                    self._client.unregister_worker_plugin(ticket)
        _leave(self._client)

    def check_programs(self) -> None:
        """Refuse workers on which another program stands, or none."""
        found = self._client.run(resolve_name, PLACE, on_error="return")
        for worker, theirs in sorted(found.items()):
            if theirs != mark():
                raise other_program(worker, theirs if isinstance(theirs, str) else "")

    def wait_for_workers(self) -> None:
        """Wait a while for the first worker."""
        end = time.monotonic() + CONNECTING
        while not self._workers():
            if time.monotonic() > end:
                raise unreachable(self._address, "调度进程在，可是一个工作进程也没有")
            time.sleep(LOOK / 5)

    def _look(self) -> None:
        """End the run once there has been no worker for long: nothing would ever come."""
        now = time.monotonic()
        if self._client.status != "running":
            raise self._lost(GONE)
        if self._workers():
            self._seen = now
        elif now - self._seen > ALONE:
            raise self._lost("工作进程一个也没有了")

    def _workers(self) -> dict[str, Any]:
        try:
            workers: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        except Exception as error:  # as above
            raise self._lost(GONE) from error
        return workers

    def _lost(self, reason: str) -> ClusterFaultError:
        facts = {"address": self._address, "reason": reason}
        return ClusterFaultError(Diagnostic(LOST, facts))


@contextmanager
def connected(address: str) -> Iterator[DaskCluster]:
    """Connect to a cluster whose workers all have this program; leave it at the end."""
    cluster = DaskCluster(_client(address), address)
    try:
        cluster.wait_for_workers()
        cluster.check_programs()
        yield cluster
    finally:
        cluster.close()


def other_program(worker: str, theirs: str) -> ClusterFaultError:
    """Say of a worker that its program is another; '' is none, or one too old to say."""
    if not theirs:
        what = "没有装 ziping，或者是更早的版本"
    elif version_in(theirs) != version_in(mark()):
        what = f"是 ziping {version_in(theirs)}"
    else:
        what = f"也是 ziping {version_in(theirs)}，但程序、内置的模板措辞或者系统不一样"
    facts = {"worker": worker, "theirs": what, "ours": version_in(mark())}
    return ClusterFaultError(Diagnostic(OTHER_PROGRAM, facts))


def unreachable(address: str, reason: str) -> ClusterFaultError:
    """Say why a cluster cannot be reached."""
    return ClusterFaultError(Diagnostic(UNREACHABLE, {"address": address, "reason": reason}))


def _client(address: str) -> Client:
    _be_quiet()
    _knock(address)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of versions that differ: what matters is asked below
        try:
            return _in_time(lambda: _OurClient(address, timeout=CONNECTING, set_as_default=False))
        except Exception as error:  # whatever stands there may say anything
            raise unreachable(address, _refusal(address, error)) from error


def _in_time(make: Callable[[], Client]) -> Client:
    """Make a client, or raise TimeoutError: of what is no scheduler Dask may wait for ever."""
    coming: Future[Client] = Future()

    def work() -> None:
        try:
            coming.set_result(make())
        except Exception as error:  # noqa: BLE001 - raised by whoever waits
            coming.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return coming.result(timeout=CONNECTING + CLOSING)


def _knock(address: str) -> None:
    """Find out at once whether anybody listens: Dask would go on asking."""
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname, parts.port), CONNECTING).close()
    except socket.gaierror as error:
        raise unreachable(address, "找不到这台主机") from error
    except ConnectionRefusedError as error:
        raise unreachable(address, "那里没有程序接听，调度进程没有启动，或者端口不对") from error
    except OSError as error:
        raise unreachable(address, "没有回应") from error


def _refusal(address: str, error: Exception) -> str:
    """Say why nobody of ours answers where somebody listens."""
    if address.startswith("tls:") and isinstance(error, (TypeError, ValueError)):
        return "没有证书：写在 Dask 的配置里（distributed.comm.tls）"
    return "接听的不是 Dask 的调度进程，或者一边加密一边没有加密"


def _be_quiet() -> None:
    """Let Dask say nothing itself: what it has to say is said by diagnostics."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"distributed", "tornado"}:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _leave(client: Client) -> None:
    with suppress(Exception):
        client.close(timeout=CLOSING)
