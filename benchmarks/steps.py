"""Share of each step for one unit: read, score, check, find, fill, save.

    python benchmarks/steps.py [FILE]

The unit is the sample of three forms, or the one whose file is given: inputs/2021/株洲….yaml has a
report with problems found for it, which is what ``find`` and most of ``fill`` are about.

Prints the median processor time of each step over many runs in one process, and its share of the
whole; on a shared machine the shares hold where the milliseconds do not.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator import checking
from generator.document import fill
from generator.filing import read_filing
from generator.narrative.book import write
from generator.pipeline import find_problems, names_of, score
from generator.saving import save
from generator.scoring import find_standards
from generator.workspace import Workspace

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).parent.parent / "inputs/2022/淮北市工伤保险管理服务中心.yaml"
RUNS = 200
WHEN = datetime(2023, 3, 1, tzinfo=UTC)


def main() -> int:
    """Measure and print."""
    sample = Path(sys.argv[1]) if sys.argv[1:] else SAMPLE
    workspace = Workspace.around(sample)
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            for step, seconds in one_run(sample, workspace, Path(folder)):
                times.setdefault(step, []).append(seconds)
    medians = {step: statistics.median(found) * 1000 for step, found in times.items()}
    whole = sum(medians.values())
    for step, milliseconds in medians.items():
        print(f"{step:<6}{milliseconds:8.3f} ms{100 * milliseconds / whole:7.1f} %")
    print(f"{'total':<6}{whole:8.3f} ms, {1000 / whole:.0f} units a second")
    return 0


def one_run(sample: Path, workspace: Workspace, folder: Path) -> list[tuple[str, float]]:
    """Take a unit's file the whole way once, timing each step."""
    found: list[tuple[str, float]] = []

    def timed(name: str, step: Callable[[], T]) -> T:
        start = time.process_time()
        result = step()
        found.append((name, time.process_time() - start))
        return result

    filing = timed("read", lambda: read_filing(sample, workspace)).value
    if filing is None:
        raise SystemExit("the sample cannot be read")
    standards = find_standards(filing, workspace).value
    if standards is None:
        raise SystemExit("the sample's standards cannot be read")
    case = timed("score", lambda: score(filing, standards))
    timed("check", lambda: checking.check(case))
    names = names_of(case, workspace)
    findings = timed("find", lambda: find_problems(case, workspace, names)).value
    if findings is None:
        raise SystemExit("the findings library cannot be read")
    book, _ = write(case, findings, workspace, names)
    documents, _ = timed("fill", lambda: fill(case, book, workspace, WHEN))
    timed("save", lambda: [save(one.data, folder / one.name) for one in documents])
    return found


if __name__ == "__main__":
    sys.exit(main())
