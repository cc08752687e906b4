"""How far a run is: one line that changes on a terminal, one line a hundred units elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.cli.console import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.cli.run_tally import RunTally

EVERY = 100  # units a line, where there is no terminal


@contextmanager
def progress(total: int) -> Iterator[Callable[[RunTally], None]]:
    """Show how far a run of so many units is; what is given is called after every unit."""
    begun = time.monotonic()
    if not messages().file.isatty():
        yield lambda tally: _print_line(tally, total, begun)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("生成"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=messages().console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda tally: bar.update(
            task, completed=tally.total, description=state_line(tally, total, begun)
        )


def _print_line(tally: RunTally, total: int, begun: float) -> None:
    if tally.total % EVERY == 0 and tally.total < total:
        messages().print(f"{tally.total}/{total}：{state_line(tally, total, begun)}")


def state_line(tally: RunTally, total: int, begun: float) -> str:
    """Say what came of the units so far, how fast they go, and how long the others will take."""
    rate = tally.total / max(time.monotonic() - begun, 1e-6)
    left = round((total - tally.total) / rate) if rate else 0
    counts = f"完成 {tally.done - tally.skipped}、失败 {tally.failed}、跳过 {tally.skipped}"
    return f"{counts}，每秒 {rate:.1f} 个，还要 {_span(left)}"


def _span(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
