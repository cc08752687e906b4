"""All that is to be said of the units of a build: told one by one, or counted where it is much.

A window full of messages of hundreds of units can be read by nobody; the whole list then goes to a
file, and the window tells what kinds of finding there are and how often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli.console import messages, show
from generator.diagnostics import Severity, worst
from generator.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.cli.run_tally import RunTally
    from generator.diagnostics import Diagnostic

FILE = "检查意见.txt"
NOTHING = "最近一次生成没有检查意见。\n"


def _renewed(tally: RunTally, target: Path) -> tuple[Diagnostic, ...]:
    """Let the list of an earlier build, if there is one, say what is to be said now."""
    if not target.is_file():
        return ()
    return save(tally.text() or NOTHING.encode(), target)


def _every(tally: RunTally) -> Iterator[Diagnostic]:
    return (one for result in tally.results for one in result.diagnostics)


def tell(tally: RunTally, folder: Path) -> tuple[str, ...]:
    """Print the diagnostics, or their counts; return the lines that say where the whole list is."""
    target = folder / FILE
    if not tally.many:
        show((*_every(tally), *_renewed(tally, target)), messages())
        return ()
    troubles = save(tally.text(), target)
    show(troubles, messages())
    if worst(troubles) is Severity.ERROR:
        messages().print(tally.text().decode())
        return ()
    messages().print(f"检查意见共 {tally.said} 条，按编号汇总：")
    for line in tally.summary():
        messages().print(line)
    return (f"全部检查意见（{tally.said} 条）写在 {target}，编号的意思用“ziping rule 编号”看",)
