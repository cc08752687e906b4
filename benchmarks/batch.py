"""Many units in one run: two processes against one, the second run against the first, the memory.

    python benchmarks/batch.py [UNITS]

Made-up units over all built-in forms, whole runs of the command from process start to end. The
ratios of seconds hold where nothing else runs; those of processor time hold on a shared machine
too. The cost of a unit is that of a run of all UNITS against a run of a tenth of them.
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
FEWEST = 25  # more than there are forms, so that every template is prepared beforehand


class Taken(NamedTuple):
    """What a run took: seconds, processor seconds of all its processes, the parent's memory."""

    seconds: float
    processor: float
    megabytes: float


def main() -> int:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["ZIPING_CACHE"] = f"{folder}/prepared"
        ziping("make-units", str(count), str(root / "inputs"))
        ziping("make-units", str(max(count // 10, FEWEST)), str(root / "few"))
        build(root, "few", "warm", 1)
        few = build(root, "few", "few-out", 1)
        one = build(root, "inputs", "one", 1)
        two = build(root, "inputs", "two", 2)
        again = build(root, "inputs", "two", 2)
        report(count, few, one, two, again)
    return 0


def report(count: int, few: Taken, one: Taken, two: Taken, again: Taken) -> None:
    """Print the ratios."""
    tenth = max(count // 10, FEWEST)
    flat = (one.processor / count) / (few.processor / tenth)
    print(
        f"{count} 个单位，一个进程 {count / one.seconds:.0f} 个/秒，两个 {count / two.seconds:.0f}"
    )
    print(f"两个进程是一个的 {one.seconds / two.seconds:.2f} 倍（钟表时间）")
    print(
        f"每单位（处理器时间）：{1000 * one.processor / count:.1f} 毫秒，是十分之一那么多单位时的",
        end="",
    )
    print(f" {flat:.2f} 倍（启动算在里面）")
    print(f"没有变化的第二次：钟表时间是第一次的 1/{two.seconds / again.seconds:.1f}，", end="")
    print(f"处理器时间 1/{two.processor / again.processor:.1f}")
    print(f"主进程内存：第一次 {two.megabytes:.0f} MB，第二次 {again.megabytes:.0f} MB")


def build(root: Path, inputs: str, output: str, jobs: int) -> Taken:
    """Run the command once; a new folder is a first run."""
    arguments = ("build", str(root / inputs), "-o", str(root / output), "--jobs", str(jobs))
    begun, before = time.monotonic(), os.times()
    peak = ziping(*arguments)
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    if output == "warm":
        shutil.rmtree(root / output)
    return Taken(time.monotonic() - begun, processor, peak)


def ziping(*arguments: str) -> float:
    """Run ziping; return the most memory that its own process had, where the system tells."""
    code = (
        "import sys; from pathlib import Path; from generator.cli import main;"
        "c = main(sys.argv[1:]);"
        "s = Path('/proc/self/status');"
        "t = s.read_text() if s.exists() else 'VmHWM: 0';"
        "print(t.split('VmHWM:')[1].split()[0]); sys.exit(c)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, *arguments],
        cwd=HERE,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return int(done.stdout.split()[-1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
