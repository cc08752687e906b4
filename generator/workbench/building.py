"""Builds of the workbench: one at a time, in a thread of its own, its progress to be asked for."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING

from generator.batch import Claims, Options, run
from generator.batch.output_session import session
from generator.batch.run_lock import TakenError
from generator.saving import reason_of
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.batch import Result

BROKEN = "生成到一半停了：{reason}。做完的留着，再生成一次只做剩下的。"
TAKEN = "另一个程序正在往这个文件夹里生成文件，等它做完再试。"


class Build(Struct):
    """One run: how many units it has, what came of those that are done, whether it has ended."""

    total: int
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Result] = field(default_factory=list)
    refused: str = ""
    ended: bool = False

    @property
    def done(self) -> int:
        """How many units are done."""
        return self.counts.total()


class Builder(Struct):
    """Builds into one output folder."""

    output: Path
    current: Build | None = None

    @property
    def busy(self) -> bool:
        """Whether a run has not ended."""
        return self.current is not None and not self.current.ended

    def begin(self, paths: Sequence[Path], *, force: bool = False) -> Build:
        """Begin a run unless one is going on; return the one that is going on now."""
        if self.current is None or self.current.ended:
            self.current = Build(len(paths))
            work = Thread(target=self._run, args=(paths, self.current, force), daemon=True)
            work.start()
        return self.current

    def _run(self, paths: Sequence[Path], build: Build, force: bool) -> None:  # noqa: FBT001
        """Build in other processes: this one goes on answering."""
        options = Options(output=self.output, force=force)
        try:
            with session(self.output) as held:
                claims = Claims()
                claims.claim_all(paths, options)
                jobs = max(2, os.cpu_count() or 1)
                results = run(paths, options, jobs=jobs, claims=claims, memory=held.memory)
                with closing(results):
                    for result in results:
                        build.counts[result.state] += 1
                        if held.results is not None:
                            held.results.add(result)
                        if result.failed:
                            build.failures.append(result)
                if held.results is not None:
                    held.results.close(build.counts)
        except TakenError:
            build.refused = TAKEN
        except Exception as error:  # noqa: BLE001 - whoever waits for the run is told how it ended
            build.refused = _broken(error)
        finally:
            build.ended = True


def _broken(error: Exception) -> str:
    reason = (
        reason_of(error) if isinstance(error, OSError) else f"程序出错（{type(error).__name__}）"
    )
    return BROKEN.format(reason=reason)
