"""Units shared among the workers of a cluster: sent with their files, saved here in their order."""

from __future__ import annotations

import os
from collections import deque
from contextlib import contextmanager
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
from generator.batch.cluster.worker_room import Reply, draft_parcels
from generator.batch.one_unit import Made, Task, given_up, make, settle
from generator.diagnostics import Diagnostic
from generator.processes import LONGEST
from generator.structs import Struct, field
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future

    from generator.batch.cluster.dask_door import DaskCluster
    from generator.batch.running import Planned

ROUNDS = 3  # in which a worker may ask for more files of a unit
TOGETHER = 8  # units that are sent together
WAITING = 3  # of such for each worker: one that it is at, and what it goes on with


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


class _Unit(Struct):
    """A unit that is drafted on the cluster."""

    task: Task
    parcel: Parcel


class _Sent(Struct):
    """Units that are on their way together: the scheduler has as much to do for one as for many."""

    units: list[_Unit]
    future: Future[list[Reply]]


class Crew(Struct):
    """The workers of a cluster at one run."""

    cluster: DaskCluster
    tickets: dict[str, str] = field(default_factory=dict)

    def share(self, planned: Iterator[Planned]) -> Generator[tuple[Task, Made], None, None]:
        """Have units drafted by the workers, save them here; results come in the units' order.

        Only so many are on their way as keep the workers busy. The first go one by one, so that
        every worker has some at once.
        """
        window: deque[_Sent | tuple[Task, Made]] = deque()
        alone = self.cluster.workers() * WAITING
        try:
            while True:
                while len(window) < self.cluster.workers() * WAITING:
                    some = list(islice(planned, TOGETHER if alone <= 0 else 1))
                    if not some:
                        break
                    alone -= 1
                    window.extend(self._begun(some))
                if not window:
                    return
                first = window.popleft()
                yield from self._finished(first) if isinstance(first, _Sent) else (first,)
        finally:
            for one in window:
                if isinstance(one, _Sent):
                    one.future.cancel()

    def _begun(self, planned: Sequence[Planned]) -> Iterator[_Sent | tuple[Task, Made]]:
        """Send units off; what is decided, or cannot be read to be sent, is done here."""
        together: list[_Unit] = []
        for task, made in planned:
            unit = None if made is not None else self._packed(task)
            if unit is not None:
                together.append(unit)
                continue
            if together:
                yield self._sent(together)
                together = []
            yield task, made or make(task)
        if together:
            yield self._sent(together)

    def _packed(self, task: Task) -> _Unit | None:
        workspace = Workspace.around(task.path)
        parcel = parcel_of(task, workspace, self._ticket(own_root(workspace)), mark())
        return None if parcel is None else _Unit(task, parcel)

    def _sent(self, units: list[_Unit]) -> _Sent:
        parcels = [one.parcel for one in units]
        return _Sent(units, self.cluster.submit(draft_parcels, parcels))

    def _ticket(self, root: str) -> str:
        """Return the ticket of a workspace's data, which is sent ahead once."""
        if root not in self.tickets:
            ticket = f"ziping-{os.urandom(8).hex()}"
            self.cluster.send(ticket, root, archive_of(Path(root)) if root else b"")
            self.tickets[root] = ticket
        return self.tickets[root]

    def _finished(self, sent: _Sent) -> Iterator[tuple[Task, Made]]:
        """Wait for units, and save them; or say that they are lost.

        Of those whose worker was killed, and of a unit whose workers were killed till the cluster
        gave it up, each is tried once more by itself: it may have been another that they died of.
        """
        try:
            replies: list[Reply | None] = [*self.cluster.outcome(sent.future)]
        except WorkerKilledError:
            replies = [self._again(one) for one in sent.units]
        for unit, reply in zip(sent.units, replies, strict=True):
            for _ in range(ROUNDS):
                wanted = [] if reply is None else _to_be_had(reply, unit.parcel)
                if not wanted:
                    break
                unit.parcel = unit.parcel.with_files(wanted)
                reply = self._again(unit)  # noqa: PLW2901 - the last counts
            yield unit.task, self._saved(unit.task, reply)

    def _again(self, unit: _Unit) -> Reply | None:
        """Have a unit drafted by itself; None if it kills the workers that are at it."""
        try:
            return self.cluster.outcome(self._sent([unit]).future)[0]
        except WorkerKilledError:
            return None

    def _saved(self, task: Task, reply: Reply | None) -> Made:
        if reply is None:
            return given_up(task, task.options.limit or LONGEST)
        return settle(task, _same_program(reply).draft)


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
