"""Reading a filing (text → Filing) against libyaml's own composing of the same text.

    python benchmarks/reading.py [FILE…]

The floor is ``yaml.compose`` with PyYAML's C loader: nodes without any meaning. Ours on top of it
judges characters, builds data that knows its places, and validates it against the model.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from generator.filing import Filing
from generator.reading import load_text

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = Path(__file__).parent.parent / "inputs"
ROUNDS = 15
TURN = 10  # readings before it is the other's turn


def main() -> int:
    """Measure every file and print."""
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(INPUTS.rglob("*.yaml")):
        compare(path)
    return 0


def compare(path: Path) -> None:
    """Time both ways turn about; the ratio of each pair holds on a busy machine too."""
    text = path.read_text(encoding="utf-8")
    if load_text(text, Filing, name=path.name).value is None:
        sys.exit(f"{path}：读不出来")
    ways: tuple[Callable[[], object], ...] = (
        lambda: yaml.compose(text, Loader=yaml.CSafeLoader),
        lambda: load_text(text, Filing, name=path.name),
    )
    pairs = [tuple(seconds(way) for way in ways) for _ in range(ROUNDS)]
    floor, ours = (1000 * statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for other, one in pairs)
    print(f"{path.stem}：libyaml {floor:.2f} 毫秒，读成数据 {ours:.2f} 毫秒，{ratio:.2f} 倍")


def seconds(way: Callable[[], object]) -> float:
    """Return the processor time of one reading, over a turn."""
    start = time.process_time()
    for _ in range(TURN):
        way()
    return (time.process_time() - start) / TURN


if __name__ == "__main__":
    sys.exit(main())
