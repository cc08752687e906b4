"""The command summary: all units of a run in a workbook and a report, without building anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Audience, Severity, speaks_to, worst
from generator.summary import Summary, summarize

if TYPE_CHECKING:
    from pathlib import Path


def summarize_results(place: Path, folder: Path | None, *, force: bool) -> int:
    """Summarize the results at a place and say which files were written; return the exit code."""
    made = summarize(place, folder, force=force)
    told = tell_summary(made)
    if not made.files and speaks_to(Audience.CALLER, made.said):
        return ExitCode.WRONG_USE
    return told


def tell_summary(made: Summary) -> int:
    """Say what came of a summary; return the exit code."""
    show(made.said, messages())
    if made.files:
        word = "汇总没有变化" if made.kept else "汇总写在"
        output().print(f"{word}：{'、'.join(map(str, made.files))}")
    if speaks_to(Audience.PROGRAM, made.said):
        return ExitCode.DEFECT
    return ExitCode.ERRORS if worst(made.said) is Severity.ERROR else ExitCode.FINE
