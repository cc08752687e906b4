"""The whole way of one unit (read … save) against that of another checkout, in one run.

    python benchmarks/way.py --against PATH [FILE…]

PATH is a checkout of an older commit (``git worktree add PATH COMMIT``). Each takes its own copy of
a file (named from the top of the checkout) the whole way in processes of their own, warm, turn
about, and their processor time is compared: on a shared machine the ratio holds where the
milliseconds do not.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SAMPLE = "inputs/2021/株洲市工伤保险服务中心.yaml"
ROUNDS = 7
RUNS = 20  # units a round


def main() -> int:
    """Measure both checkouts turn about and print the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--against", type=Path, required=True, metavar="PATH")
    parser.add_argument("files", nargs="*", default=[SAMPLE])
    arguments = parser.parse_args()
    for file in arguments.files:
        compare(file, arguments.against.resolve())
    return 0


def compare(file: str, other: Path) -> None:
    """Print how much processor time a unit takes here and there."""
    pairs = [tuple(measured(tree, file) for tree in (HERE, other)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(there / here for here, there in pairs)
    print(f"{Path(file).stem}：{1000 * ours:.1f} 毫秒，另一份 {1000 * theirs:.1f} 毫秒；", end="")
    print(f"是它的 1/{ratio:.2f}（{ROUNDS} 对的中位数）")


def measured(tree: Path, file: str) -> float:
    """Return the processor seconds of a unit's way in a fresh process of a checkout."""
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import way; way.take()"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, file],
        cwd=tree,  # whose package is the one imported
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return float(done.stdout)


def take() -> None:
    """Take the file given the whole way, warm, and print the seconds that a unit takes."""
    from generator.batch import Options, build_one  # noqa: PLC0415 - of whichever checkout

    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        options = Options(Path(folder))
        if build_one(path, options).failed:
            sys.exit("文件做不出来")
        build_one(path, options)
        start = time.process_time()
        for _ in range(RUNS):
            build_one(path, options)
        print((time.process_time() - start) / RUNS)


if __name__ == "__main__":
    sys.exit(main())
