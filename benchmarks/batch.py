"""Many units in one run: two processes against one, the second run against the first, the memory.

    python benchmarks/batch.py [UNITS]

Made-up units over all built-in forms, whole runs of the command from process start to end. The
ratios of seconds hold where nothing else runs; those of processor time hold on a shared machine
too. The cost of a unit is that in a run of all UNITS against that in a run of FEW, both
without what a run of at least one unit a form takes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent.parent
UNITS = 1000
FEW = 200  # units that the cost is compared with
LEAST = 25  # more than there are forms, so that every template is prepared and read


class Taken(NamedTuple):
    """What a run took: seconds, processor seconds of all its processes, and of the parent alone."""

    seconds: float
    processor: float
    megabytes: float  # that the parent had at most
    parent: float


def main() -> int:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["ZIPING_CACHE"] = f"{folder}/prepared"
        ziping("make-units", str(count), str(root / "inputs"))
        ziping("make-units", str(FEW), str(root / "few"))
        ziping("make-units", str(LEAST), str(root / "least"))
        build(root, "few", "warm", 1)
        least = build(root, "least", "least-out", 1)
        few = build(root, "few", "few-out", 1)
        one = build(root, "inputs", "one", 1)
        shutil.rmtree(root / "one")
        two = build(root, "inputs", "two", 2)
        again = build(root, "inputs", "two", 2)
        cost = (one.processor - least.processor) / (count - LEAST)
        flat = cost / ((few.processor - least.processor) / (FEW - LEAST))
        report(count, 1000 * cost, flat)
        report_runs(count, one, two, again)
    return 0


def report(count: int, cost: float, flat: float) -> None:
    """Print what a unit costs, and how that grows."""
    print(f"每单位（处理器时间）：{count} 个单位时 {cost:.1f} 毫秒，", end="")
    print(f"是 {FEW} 个单位时的 {flat:.2f} 倍（不算启动）")


def report_runs(count: int, one: Taken, two: Taken, again: Taken) -> None:
    """Print what runs took against each other."""
    print(
        f"{count} 个单位，一个进程 {count / one.seconds:.0f} 个/秒，两个 {count / two.seconds:.0f}"
    )
    print(f"两个进程是一个的 {one.seconds / two.seconds:.2f} 倍（钟表时间）")
    print(f"没有变化的第二次：钟表时间是第一次的 1/{two.seconds / again.seconds:.1f}，", end="")
    print(f"处理器时间 1/{two.processor / again.processor:.1f}")
    print(f"主进程内存：第一次 {two.megabytes:.0f} MB，第二次 {again.megabytes:.0f} MB")


def build(root: Path, inputs: str, output: str, jobs: int) -> Taken:
    """Run the command once; a new folder is a first run."""
    taken = measured("build", root / inputs, "-o", root / output, "--jobs", jobs)
    if output == "warm":
        shutil.rmtree(root / output)
    return taken


def measured(*arguments: object) -> Taken:
    """Run ziping and measure it."""
    begun, before = time.monotonic(), os.times()
    peak, parent = ziping(*map(str, arguments))
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return Taken(time.monotonic() - begun, processor, peak, parent)


def ziping(*arguments: str) -> tuple[float, float]:
    """Run ziping; return the most memory that its own process had, and its processor seconds."""
    code = (
        "import sys, time; from pathlib import Path; from generator.cli import main;"
        "c = main(sys.argv[1:]);"
        "s = Path('/proc/self/status');"
        "t = s.read_text() if s.exists() else 'VmHWM: 0';"
        "print(t.split('VmHWM:')[1].split()[0], time.process_time()); sys.exit(c)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, *arguments],
        cwd=HERE,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    peak, parent = done.stdout.split()[-2:]
    return int(peak) / 1024, float(parent)


if __name__ == "__main__":
    sys.exit(main())
