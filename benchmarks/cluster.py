"""Two workers of a cluster on this machine against two processes, in turn, for the same units.

    python benchmarks/cluster.py [UNITS [ROUNDS]]

Whole runs of the command from process start to end. A cluster on one machine gains nothing: the
ratio is what sending, the scheduler and saving in one place cost. Where other things run too, the
ratio of processor time holds and that of seconds does not.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent.parent
USUAL = (400, 2)  # units, rounds
PORT = 18790
PARTS = ("ziping", "scheduler", "worker")


def main() -> int:
    """Measure and print."""
    asked = [int(one) for one in sys.argv[1:]]
    count, rounds = (*asked, *USUAL[len(asked) :])
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder)) as processes:
        os.environ["ZIPING_CACHE"] = f"{folder}/prepared"
        run("make-units", str(count), f"{folder}/inputs")
        address = ("--cluster", f"tcp://127.0.0.1:{PORT}")
        measured(folder, "热", ("--jobs", "2"), processes)
        measured(folder, "热集群", address, processes)
        for number in range(rounds):
            here = measured(folder, f"甲{number}", ("--jobs", "2"), processes)
            there = measured(folder, f"乙{number}", address, processes)
            report(count, here, there)
    return 0


def report(count: int, here: dict[str, float], there: dict[str, float]) -> None:
    """Print the rates and their ratios."""
    rates = count / here["seconds"], count / there["seconds"]
    print(f"两个进程 {rates[0]:.1f} 个/秒，集群的两个工作进程 {rates[1]:.1f} 个/秒", end="")
    print(f"：{rates[1] / rates[0]:.2f} 倍（钟表时间）")
    whole = [sum(one[part] for part in PARTS) for one in (here, there)]
    split = "，".join(f"{part} {1000 * there[part] / count:.1f}" for part in PARTS)
    print(f"每单位处理器时间：{1000 * whole[0] / count:.1f} 毫秒，集群 {split}", end="")
    print(f"：{whole[1] / whole[0]:.2f} 倍", flush=True)


def measured(
    folder: str, output: str, how: tuple[str, str], processes: list[psutil.Process]
) -> dict[str, float]:
    """Run the command once; return its seconds, and the processor's by who had them."""
    begun, before, ours = time.monotonic(), spent(processes), os.times()
    run("build", f"{folder}/inputs", "-o", f"{folder}/{output}", *how)
    seconds, after, now = time.monotonic() - begun, spent(processes), os.times()
    took = {"seconds": seconds, "ziping": sum(now[2:4]) - sum(ours[2:4])}
    return took | {part: after[part] - before[part] for part in after}


def spent(processes: list[psutil.Process]) -> dict[str, float]:
    """Return the processor's seconds of the scheduler and of all workers until now."""
    whole = dict.fromkeys(PARTS[1:], 0.0)
    for number, process in enumerate(processes):
        part = PARTS[min(number, 1) + 1]
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            whole[part] += times.user + times.system
    return whole


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[list[psutil.Process]]:
    """Start a scheduler and two workers; the scheduler is the first."""
    commands = [("scheduler", "--host", "127.0.0.1", "--port", str(PORT))]
    commands += [("worker", f"tcp://127.0.0.1:{PORT}", "--nthreads", "1")] * 2
    environment = os.environ | {"PYTHONPATH": str(HERE), "ZIPING_CACHE": f"{folder}/prepared"}
    started = []
    try:
        for what, *arguments in commands:
            command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            started.append(
                subprocess.Popen(  # noqa: S603 - our own interpreter
                    [*command, "--no-dashboard"], env=environment, cwd=folder, **quiet
                )
            )
        time.sleep(8)
        yield [psutil.Process(one.pid) for one in started]
    finally:
        for one in reversed(started):
            one.terminate()
            one.wait(30)


def run(*arguments: str) -> None:
    """Run ziping."""
    code = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        sys.exit(done.stderr[-2000:])


if __name__ == "__main__":
    sys.exit(main())
