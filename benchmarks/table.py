"""The table of this folder's README: units a second by form, processes and step, and a province.

    python benchmarks/table.py [UNITS]

Made-up units over all forms that have a pattern (``ziping make-units``). What a step takes is the
median over the units of a form, warm, in processor time: it holds on a busy machine, too. Whole
runs are those of the command, from process start to end. Prints Markdown.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from batch import FEW, LEAST, build, measured, ziping
from steps import one_run

from generator.batch.glimpse import glimpse
from generator.document.package.archive import LEVEL
from generator.document.package.wordml import prove
from generator.saving import save
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

STEPS = {
    "read": "读",
    "score": "评分",
    "check": "检查",
    "find": "找问题",
    "fill": "写、填、拼",
    "save": "存",
}
ROUNDS = 3  # of each unit, the first of them to warm up
STARTING = 2  # units of the run that tells what starting takes: every process has one
MOST = 6  # units of a form that are measured step by step
PROVINCE = 20_000
CORES = (2, 8, 32)
MACHINES = 10


def main() -> int:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["ZIPING_CACHE"] = f"{folder}/prepared"
        ziping("make-units", str(count), str(root / "inputs"))
        ziping("make-units", str(LEAST), str(root / "least"))
        by_form = units_by_form(root / "inputs")
        print_steps(by_form, root)
        print_rates(by_form, root)
        print_province(count, root)
    return 0


def units_by_form(inputs: Path) -> dict[str, list[Path]]:
    """Return the units' files by the form that they name."""
    found: dict[str, list[Path]] = {}
    for path in sorted(inputs.rglob("*.yaml")):
        found.setdefault(glimpse(path).form or "", []).append(path)
    return found


def print_steps(by_form: dict[str, list[Path]], root: Path) -> None:
    """Print what each step of a unit takes, and what it could not take less than."""
    print_head("套表（毫秒/单位）", (*STEPS.values(), "合计", "读的下限", "填的下限", "存的下限"))
    for form, paths in by_form.items():
        times = median_steps(paths[:MOST], root / "steps")
        floors = floors_of(paths[:MOST], root / "steps")
        cells = (*times.values(), sum(times.values()), *floors)
        print_row(form, (f"{1000 * one:.2f}" for one in cells))
    print()


def median_steps(paths: Sequence[Path], folder: Path) -> dict[str, float]:
    """Return the median seconds of every step."""
    times: dict[str, list[float]] = {}
    for path in paths:
        for number in range(ROUNDS):
            for step, seconds in one_run(path, Workspace.around(path), folder / path.stem):
                if number:
                    times.setdefault(step, []).append(seconds)
    return {step: statistics.median(times[step]) for step in STEPS}


def floors_of(paths: Sequence[Path], folder: Path) -> tuple[float, float, float]:
    """Return the seconds of libyaml alone; of expat and zlib alone; of writing and renaming."""
    read, fill, saved = [], [], []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        read.append(seconds(lambda text=text: yaml.compose(text, yaml.CSafeLoader)))  # type: ignore[misc]
        documents = [one.read_bytes() for one in (folder / path.stem).glob("*.docx")]
        bodies = [body_of(one) for one in (folder / path.stem).glob("*.docx")]
        fill.append(seconds(lambda bodies=bodies: [proved_and_packed(one) for one in bodies]))  # type: ignore[misc]
        target = folder / "floor.docx"
        saved.append(
            seconds(lambda all_of=documents, to=target: [save(one, to) for one in all_of])  # type: ignore[misc]
        )
    return statistics.median(read), statistics.median(fill), statistics.median(saved)


def body_of(path: Path) -> bytes:
    """Return the main text of a document."""
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml")


def proved_and_packed(body: bytes) -> bytes:
    """Do what no way of filling does without."""
    prove(body)
    return zlib.compress(body, LEVEL)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work, the least of a few times."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def print_rates(by_form: dict[str, list[Path]], root: Path) -> None:
    """Print how many units a second whole runs over each form make, starting left out.

    What they take of the processor tells how many that is where nothing else runs; the clock tells
    it only on such a machine.
    """
    print_head("套表（单位/秒）", ("单位数", "一个进程", "两个进程", "两个进程，按钟表，连启动"))
    for number, (form, paths) in enumerate(by_form.items()):
        whole = copied(paths[:FEW], root / f"form{number}")
        least = copied(paths[:STARTING], root / f"least{number}")
        build(root, least, "prepared", 1)
        rates = []
        for jobs in (1, 2):
            starting = build(root, least, f"{least}-{jobs}", jobs)
            taken = build(root, whole, f"{whole}-{jobs}", jobs)
            units = len(paths[:FEW]) - STARTING
            rates.append(jobs * units / (taken.processor - starting.processor))
        rates.append(len(paths[:FEW]) / taken.seconds)
        print_row(form, (str(len(paths[:FEW])), *(f"{rate:.0f}" for rate in rates)))
    print()


def copied(paths: Sequence[Path], folder: Path) -> str:
    """Copy units into a folder of their own, year by year; return its name."""
    for path in paths:
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return folder.name


class Cost(NamedTuple):
    """Processor seconds: of starting, of a unit in all, of it in the parent, of its summary."""

    start: float
    unit: float
    parent: float
    summary: float


def print_province(count: int, root: Path) -> None:
    """Estimate a province from what a run of all forms takes, its parent alone besides."""
    build(root, "least", "warm", 1)
    least = build(root, "least", "least-out", 2)
    whole = build(root, "inputs", "out", 2)
    again = build(root, "inputs", "out", 2)
    few, many = (measured("summary", root / one, "--force") for one in ("least-out", "out"))
    unit, parent = (getattr(whole, one) - getattr(least, one) for one in ("processor", "parent"))
    summary, within = (getattr(many, one) - getattr(few, one) for one in ("processor", "parent"))
    each = (one / (count - LEAST) for one in (unit - summary, parent - within, summary))
    cost = Cost(least.processor, *each)
    print(f"{count} 个单位，各套表都有：每单位 {1000 * cost.unit:.1f} 毫秒处理器时间，", end="")
    print(f"其中主进程 {1000 * cost.parent:.2f} 毫秒；汇总另加 {1000 * cost.summary:.2f}；", end="")
    print(f"启动（连 {LEAST} 个单位）{cost.start:.1f} 秒；", end="")
    print(f"主进程内存 {whole.megabytes:.0f} MB；", end="")
    print(f"没有变化的再做一次，处理器时间是 1/{whole.processor / again.processor:.0f}，", end="")
    print(f"钟表时间是 1/{whole.seconds / again.seconds:.0f}\n")
    print_head(f"全省 {PROVINCE} 个单位（估算，分钟）", (f"{cores} 核" for cores in CORES))
    for machines in (1, MACHINES):
        minutes = (span(cost, PROVINCE / machines, cores) / 60 for cores in CORES)
        print_row(f"{machines} 台", (f"{one:.1f}" for one in minutes))


def span(cost: Cost, units: float, cores: int) -> float:
    """Return the seconds that so many units take on a machine where nothing else runs.

    They are built by all processes together, or as fast as the one that gives them out; then one
    process alone makes the summary.
    """
    return cost.start + units * (max(cost.unit / cores, cost.parent) + cost.summary)


def print_head(first: str, names: Iterable[str]) -> None:
    """Print the head of a table."""
    cells = (first, *names)
    print_row(cells[0], cells[1:])
    print_row("---", ("---:" for _ in cells[1:]))


def print_row(first: str, cells: Iterable[str]) -> None:
    """Print a row of a table."""
    print(f"| {' | '.join((first, *cells))} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
