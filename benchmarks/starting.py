"""What a command costs from the shell against importing nothing but the libraries it needs.

    python benchmarks/starting.py

``ziping --help`` against importing typer; ``ziping check`` of one file, with sheets alone and with
a report, against importing pydantic, PyYAML, typer and Jinja in one interpreter: once their bare
names, once with pydantic's models, which it loads only when they are used. Processor time of whole
processes, turn about, with compiled modules and prepared work in place, as on every run but the
first.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
SAMPLES = (
    HERE / "inputs/2022/淮北市工伤保险管理服务中心.yaml",
    HERE / "inputs/2021/会同县工伤保险服务中心.yaml",
)
ROUNDS = 9
BARE = "import pydantic, yaml, typer, jinja2"
MODELS = "import yaml, typer, jinja2; from pydantic import BaseModel"


def main() -> int:
    """Measure both commands and print."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {"PYTHONPYCACHEPREFIX": folder, "ZIPING_CACHE": f"{folder}/templates"}
        environment = os.environ | kept
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        compare("ziping --help", ("--help",), "import typer", environment)
        for sample in SAMPLES:
            for floor in (BARE, MODELS):
                title = f"ziping check {sample.stem}"
                compare(title, ("check", str(sample)), floor, environment)
    return 0


def compare(
    title: str, arguments: tuple[str, ...], floor: str, environment: dict[str, str]
) -> None:
    """Print the processor time of a command and of its floor."""
    commands = ([sys.executable, "-c", floor], [sys.executable, "-m", "generator", *arguments])
    for command in commands:
        seconds(command, environment)  # compiles what is not compiled yet
    pairs = [tuple(seconds(command, environment) for command in commands) for _ in range(ROUNDS)]
    theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for other, one in pairs)
    print(f"{title}：{1000 * ours:.0f} 毫秒；{floor}：{1000 * theirs:.0f} 毫秒；{ratio:.2f} 倍")


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the processor time of a process, start and end included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=HERE, env=environment, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
