"""The command build: progress while it runs, and a table of units at its end."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from generator.batch import DEFECT, collisions, run, target_folder
from generator.cli.arguments import files_named
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Severity, worst

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
    for result in results:
        show(result.diagnostics, messages())
    output().print(_table(results))
    made = sum(len(result.saved) for result in results)
    failed = sum(result.failed for result in results)
    counts = f"共 {len(results)} 个单位，生成 {made} 份文件；失败 {failed} 个单位"
    output().print(f"{counts}。文件写在 {options.output}")
    complete = not pdf or _make_pdf(results)
    return _exit_code(results) or (ExitCode.FINE if complete else ExitCode.ERRORS)


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


def _table(results: Sequence[Result]) -> Table:
    wide = [Column(name, overflow="fold") for name in ("单位", "自评对象")]
    narrow = [Column(name, no_wrap=True) for name in ("文件", "得分", "等级", "错误", "警告")]
    table = Table(wide[0], narrow[0], wide[1], *narrow[1:])
    for result in results:
        table.add_row(
            result.unit,
            str(len(result.saved)) if result.saved else "失败",
            "\n".join(scored.name for scored in result.scored),
            "\n".join(scored.points or "—" for scored in result.scored),
            "\n".join(scored.grade or "—" for scored in result.scored),
            str(result.count(Severity.ERROR)),
            str(result.count(Severity.WARNING)),
        )
    return table


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
    if any(diagnostic.code == DEFECT for result in results for diagnostic in result.diagnostics):
        return ExitCode.DEFECT
    return ExitCode.ERRORS if any(result.failed for result in results) else ExitCode.FINE
