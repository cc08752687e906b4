"""What checking costs against scoring, over many made-up units of all forms that there are.

    python benchmarks/checks.py [UNITS] [FILE…] [--against PATH]

The steps alone (``scoring`` and ``checking.check``, each filing once, as a run sees it), form by
form and together; then the commands ``score`` and ``check``, one call a file, turn about. Files
that are named are measured by themselves, time and again: their readings are remembered, so that
scoring costs them less than any unit that comes but once.

With ``--against`` the steps alone are measured here and in another checkout, turn about, in
processes of their own; of each unit the least time of each step counts, which holds on a machine
that others use too.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import checking
from generator.cli import main as ziping
from generator.cli.entrance import RARELY
from generator.filing import read_filing
from generator.pipeline import score
from generator.scoring import find_standards
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

UNITS = 2000
COMMANDS = 200  # units that the commands are measured with: they draft documents, which takes long
AGAIN = 200
ROUNDS = 3  # of both checkouts
HERE = Path(__file__).resolve().parent.parent


class Spent(NamedTuple):
    """The processor seconds that one unit took in each of two ways."""

    scoring: float
    checking: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("units", nargs="?", type=int, default=UNITS)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--against", type=Path, metavar="PATH")
    asked = parser.parse_args()
    gc.set_threshold(RARELY)  # as from the shell
    with tempfile.TemporaryDirectory() as folder:
        quietly("make-units", str(asked.units), folder)
        files = sorted(Path(folder).glob("**/*.yaml"))
        if asked.against:
            compare(files, asked.against.resolve())
            return 0
        steps(files)
        commands(files[:: max(len(files) // COMMANDS, 1)])
    for file in asked.files:
        every = [spent for _, spent in units([file] * AGAIN)]
        told(f"反复做：{file.stem}", every[AGAIN // 10 :])
    return 0


def steps(files: list[Path]) -> None:
    """Print what the steps cost, form by form; the first units are for what is loaded once."""
    by_form: dict[str, list[Spent]] = defaultdict(list)
    for form, spent in list(units([*files[:20], *files]))[20:]:
        by_form[form].append(spent)
    for form, every in sorted(by_form.items()):
        told(form, every)
    told("步骤合计", [spent for every in by_form.values() for spent in every])


def units(files: Iterable[Path]) -> Iterable[tuple[str, Spent]]:
    """Score and check each file; yield its form and what each of the two took."""
    for file in files:
        workspace = Workspace.around(file)
        filing = read_filing(file, workspace).value
        standards = find_standards(filing, workspace).value if filing else None
        if filing is None or standards is None:
            raise SystemExit(f"{file} 读不出来")
        begun = time.process_time()
        case = score(filing, standards)
        scored = time.process_time()
        checking.check(case)
        yield standards.form.title, Spent(scored - begun, time.process_time() - scored)
        del case, filing  # whoever is next does not pay for clearing this one away


def compare(files: list[Path], other: Path) -> None:
    """Print what the steps cost here and in another checkout."""
    least: dict[Path, list[Spent]] = {}
    for _ in range(ROUNDS):
        for tree in (HERE, other):
            now = measured(tree, files)
            pairs = zip(least.get(tree, now), now, strict=True)
            least[tree] = [Spent(*map(min, before, after)) for before, after in pairs]
    for tree, every in least.items():
        told("这一份" if tree == HERE else "另一份", every)


def measured(tree: Path, files: list[Path]) -> list[Spent]:
    """Return what the steps cost in a fresh process of a checkout."""
    folder = str(Path(__file__).parent)
    code = f"import sys; sys.path.insert(0, {folder!r}); import checks; checks.take()"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        cwd=tree,  # whose package is the one imported
        input="\n".join(map(str, files)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [Spent(*one) for one in json.loads(done.stdout)]


def take() -> None:
    """Print the seconds that the steps take for each of the files given."""
    files = [Path(line) for line in sys.stdin.read().splitlines()]
    gc.set_threshold(RARELY)
    print(json.dumps([spent for _, spent in units([*files[:20], *files])][20:]))


def commands(files: list[Path]) -> None:
    """Print what the commands cost: both go as far as filled documents."""
    quietly("check", *map(str, files[:20]))
    told(
        "命令 score、check",
        [Spent(*map(processor, ("score", "check"), (one, one))) for one in files],
    )


def processor(command: str, file: Path) -> float:
    """Return the processor seconds of a command over one file."""
    begun = time.process_time()
    quietly(command, str(file))
    return time.process_time() - begun


def quietly(*arguments: str) -> None:
    """Run ziping in this process and throw away what it says."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        ziping(arguments)


def told(title: str, every: list[Spent]) -> None:
    """Print the medians of a unit and the ratio of the sums."""
    both = [[getattr(one, way) for one in every] for way in Spent._fields]
    ratio = sum(both[1]) / sum(both[0])
    scored, checked = (1000 * statistics.median(times) for times in both)
    print(
        f"{title}：{len(every)} 个，评分 {scored:.2f} 毫秒，检查 {checked:.2f} 毫秒；{ratio:.2f} 倍"
    )


if __name__ == "__main__":
    sys.exit(main())
