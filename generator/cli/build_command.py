"""The command build: progress while it runs, and what came of every unit at its end."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from generator.batch import collisions, run, target_folder
from generator.cli.arguments import files_named
from generator.cli.build_report import counts_line, failed_lines, units_table
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.cli.opinions import Opinions, tell
from generator.diagnostics import Audience, Severity, speaks_to, worst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.batch import Options, Result


def build_all(paths: Sequence[Path], options: Options, *, jobs: int, pdf: bool) -> int:
    """Build the files' documents and print what came of it; return the exit code."""
    files = files_named(paths, options.form)
    clashes = collisions([(file, target_folder(file, options)) for file in files])
    show(clashes, messages())
    if clashes or not files:
        return ExitCode.WRONG_USE
    results = _with_progress(files, options, jobs)
    told = tell(Opinions(results), options.output)
    output().print(units_table(results))
    _print_lines(failed_lines(results))
    output().print(f"{counts_line(results)}。文件写在 {options.output}")
    _print_lines(told)
    complete = not pdf or _make_pdf(results)
    return _exit_code(results) or (ExitCode.FINE if complete else ExitCode.ERRORS)


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        output().print(line)


def _with_progress(files: Sequence[Path], options: Options, jobs: int) -> list[Result]:
    columns = (TextColumn("生成"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    results = []
    with Progress(*columns, console=messages().console, transient=True) as progress:
        task = progress.add_task("生成", total=len(files))
        with closing(run(files, options, jobs=jobs)) as finished:
            for result in finished:
                results.append(result)
                progress.advance(task)
    return results


def _make_pdf(results: Sequence[Result]) -> bool:
    """Convert what was saved to PDF; tell whether every document has become one."""
    from generator.document.preview import to_pdf

    complete = True
    for result in results:
        if result.saved:
            made, said = to_pdf(result.saved, result.saved[0].parent)
            show(said, messages())
            output().print(f"{result.unit}：{len(made)} 份 PDF")
            complete &= worst(said) is not Severity.ERROR
    return complete


def _exit_code(results: Sequence[Result]) -> int:
    if any(speaks_to(Audience.PROGRAM, result.diagnostics) for result in results):
        return ExitCode.DEFECT
    return ExitCode.ERRORS if any(result.failed for result in results) else ExitCode.FINE
