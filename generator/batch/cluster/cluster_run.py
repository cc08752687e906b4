"""Units shared among the workers of a cluster: sent with their files, saved here in their order."""

from __future__ import annotations

import os
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.cluster.address import checked_address
from generator.batch.cluster.cluster_fault import (
    NOT_INSTALLED,
    ClusterFaultError,
    WorkerKilledError,
)
from generator.batch.cluster.installation import mark
from generator.batch.cluster.parcel import Parcel, own_root, parcel_of
from generator.batch.cluster.shipped_data import archive_of
from generator.batch.cluster.worker_room import Reply, draft_parcel
from generator.batch.one_unit import Made, Task, lost, make, settle
from generator.diagnostics import Diagnostic
from generator.processes import AHEAD
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from concurrent.futures import Future

    from generator.batch.cluster.dask_door import DaskCluster
    from generator.batch.running import Planned

ROUNDS = 5  # of asking for more files, and of killed workers, that one unit may take
LIVES = 2  # of a unit whose workers are killed until the cluster gives it up


@contextmanager
def crew(address: str) -> Iterator[Crew]:
    """Connect to a cluster for a run; raise ClusterFaultError where that cannot be done."""
    whole = checked_address(address)
    try:
        from generator.batch.cluster.dask_door import connected  # noqa: PLC0415 - not installed?
    except ImportError as error:
        raise ClusterFaultError(Diagnostic(NOT_INSTALLED, {"option": "--cluster"})) from error
    with connected(whole) as cluster:
        yield Crew(cluster)


@dataclass(slots=True)
class _Sent:
    """A unit that is on its way."""

    task: Task
    parcel: Parcel
    future: Future[Reply]


@dataclass(slots=True)
class Crew:
    """The workers of a cluster at one run."""

    cluster: DaskCluster
    tickets: dict[str, str] = field(default_factory=dict)

    def share(self, planned: Iterator[Planned]) -> Generator[tuple[Task, Made], None, None]:
        """Have units drafted by the workers, save them here; results come in the units' order.

        Only so many are on their way as keep the workers busy.
        """
        window: deque[_Sent | tuple[Task, Made]] = deque()
        try:
            while True:
                room = max(self.cluster.workers(), 1) * AHEAD - len(window)
                window.extend(self._begun(one) for one in islice(planned, max(room, 0)))
                if not window:
                    return
                first = window.popleft()
                yield self._finished(first) if isinstance(first, _Sent) else first
        finally:
            for one in window:
                if isinstance(one, _Sent):
                    one.future.cancel()

    def _begun(self, planned: Planned) -> _Sent | tuple[Task, Made]:
        """Send a unit off; what is decided, or cannot be read to be sent, is done here."""
        task, made = planned
        if made is not None:
            return task, made
        workspace = Workspace.around(task.path)
        parcel = parcel_of(task, workspace, self._ticket(own_root(workspace)), mark())
        return (task, make(task)) if parcel is None else self._sent(task, parcel)

    def _sent(self, task: Task, parcel: Parcel) -> _Sent:
        return _Sent(task, parcel, self.cluster.submit(draft_parcel, parcel))

    def _ticket(self, root: str) -> str:
        """Return the ticket of a workspace's data, which is sent ahead once."""
        if root not in self.tickets:
            ticket = f"ziping-{os.urandom(8).hex()}"
            self.cluster.send(ticket, root, archive_of(Path(root)) if root else b"")
            self.tickets[root] = ticket
        return self.tickets[root]

    def _finished(self, sent: _Sent) -> tuple[Task, Made]:
        """Wait for a unit, and save it; or say that it is lost."""
        reply = self._answer(sent)
        draft = None if reply is None else _same_program(reply).draft
        return sent.task, lost(sent.task) if draft is None else settle(sent.task, draft)

    def _answer(self, sent: _Sent) -> Reply | None:
        """Wait for what becomes of a unit; send it again with what the worker missed and we have.

        One whose workers were killed is tried again too, once: it may have been another unit that
        they were killed for.
        """
        lives = LIVES
        for _ in range(ROUNDS):
            try:
                reply = self.cluster.outcome(sent.future)
            except WorkerKilledError:
                lives -= 1
                if not lives:
                    return None
                sent = self._sent(sent.task, sent.parcel)
                continue
            wanted = _to_be_had(reply, sent.parcel)
            if not wanted:
                break
            sent = self._sent(sent.task, sent.parcel.with_files(wanted))
        return reply


def _to_be_had(reply: Reply, parcel: Parcel) -> list[str]:
    """Return the files that a worker missed and that lie here."""
    sent = {one.path for one in parcel.files}
    return [one for one in reply.missing if one not in sent and Path(one).is_file()]


def _same_program(reply: Reply) -> Reply:
    """Refuse what a worker says that came later, with another program."""
    if reply.program:
        from generator.batch.cluster.dask_door import other_program  # noqa: PLC0415 - as above

        raise other_program("后来加入的一个工作进程", reply.program)
    return reply
