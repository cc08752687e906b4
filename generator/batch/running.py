"""Many units in one run: planned one by one, shared among processes, each remembered when done."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from generator.batch.one_unit import Made, Task, lost, make, refused
from generator.batch.output_folders import Claims
from generator.batch.planning import plan
from generator.processes import LONGEST, Ready, share
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from generator.batch.result import Options, Result
    from generator.batch.run_memory import Remembered, RunMemory

    Planned = tuple[Task, Made | None]
    Share = Callable[[Iterator[Planned]], Generator[tuple[Task, Made], None, None]]

TRIES = 3  # at a unit whose file is changed again and again while it is built


def run(  # noqa: PLR0913 - all but the first two have their usual value
    paths: Sequence[Path],
    options: Options,
    *,
    jobs: int = 1,
    claims: Claims | None = None,
    memory: RunMemory | None = None,
    share_out: Share | None = None,
) -> Generator[Result, None, None]:
    """Build and save every file that needs it; results come in the order of the files.

    ``claims`` are the folders that the files were given already. What ``memory`` says is up to
    date is left as it is. ``share_out`` has the work done elsewhere than in ``jobs`` processes of
    this machine. Closing the generator gives up what has not been begun.
    """
    if claims is None:
        claims = Claims()
        claims.claim_all(paths, options)
    if share_out is None:
        share_out = _sharing(options.limit, jobs if len(paths) > 1 else 1)
    yield from _Run(options, claims, memory).results(paths, share_out)


class _Run(Struct, frozen=True):
    options: Options
    claims: Claims
    memory: RunMemory | None

    def results(self, paths: Sequence[Path], share_out: Share) -> Generator[Result, None, None]:
        """Yield the results of what is shared out."""
        with closing(share_out(map(self._planned, paths))) as made:
            for task, one in made:
                settled = self._settled(task, one)
                if self.memory is not None and not settled.result.skipped:
                    self.memory.keep(task, settled.result, settled.evidence)
                yield settled.result

    def _planned(self, path: Path) -> tuple[Task, Made | None]:
        """Say what is to be done with a file, or what has been decided of it already."""
        known = None if self.memory is None else self.memory.recall(path)
        planned = plan(path, known, self.options)
        folder = self.claims.granted.get(path)
        before = self._before(known) if folder is None else None
        task = Task(path, self.options, planned.reason, folder, before)
        return task, Made(planned.standing) if planned.standing else None

    def _before(self, known: Remembered | None) -> Path | None:
        """Return where a file's documents went, unless the folder is another file's by now."""
        folder = None if known is None else known.result.folder
        return folder if folder and not self.claims.is_held(folder) else None

    def _settled(self, task: Task, made: Made) -> Made:
        """Build again what turned out to belong elsewhere, unless another has that place."""
        for _ in range(TRIES):
            if made.elsewhere is None:
                return made
            clash = self.claims.claim(task.path, made.elsewhere)
            if clash is not None:
                return refused(task, clash)
            task = Task(task.path, task.options, task.reason, made.elsewhere)
            made = make(task)
        return made if made.elsewhere is None else lost(task)


def _sharing(limit: float | None, jobs: int) -> Share:
    """Share among processes; one works alone, without others, unless it has a limit."""
    if limit is None and jobs <= 1:
        return _alone
    return partial(_shared, jobs=jobs, limit=limit or LONGEST)


def _alone(planned: Iterator[Planned]) -> Generator[tuple[Task, Made], None, None]:
    """Do the tasks in this process, one by one."""
    for task, made in planned:
        yield task, made or make(task)


def _shared(
    planned: Iterator[Planned], jobs: int, limit: float
) -> Generator[tuple[Task, Made], None, None]:
    """Share tasks among processes; what is decided already waits for its turn."""
    items = (Ready((task, made)) if made else task for task, made in planned)
    yield from share(_made_with_task, items, jobs, _lost_with_task, limit)


def _made_with_task(task: Task) -> tuple[Task, Made]:
    return task, make(task)


def _lost_with_task(item: Task, *, stuck: bool) -> tuple[Task, Made]:
    return item, lost(item, (item.options.limit or LONGEST) if stuck else None)
