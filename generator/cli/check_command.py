"""The command check: diagnostics of every file, in the format asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.batch import check_one
from generator.cli.arguments import documents_named, files_named
from generator.cli.console import counted, messages, output, show
from generator.cli.exits import ExitCode
from generator.cli.formats import CheckFormat
from generator.diagnostics import Audience, Severity, as_json, as_text, speaks_to
from generator.saving import save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diagnostics import Diagnostic
    from generator.diagnostics.selection import Selection

WORKBOOK = Path("检查意见.xlsx")


def check_all(  # noqa: PLR0913 - one parameter an option of the command
    paths: Sequence[Path],
    *,
    form: str | None,
    selection: Selection,
    wanted: CheckFormat,
    target: Path | None,
    documents: bool = False,
) -> int:
    """Check the files and give out what was found; return the exit code.

    ``target`` is the file that they are written to instead of the window. ``documents`` are Word and Excel
    files that somebody else wrote.
    """
    mistakes = list(selection.mistakes())
    show(mistakes, messages())
    named = documents_named if documents else files_named
    files = [] if mistakes else named(paths, form)
    if not files:
        return ExitCode.WRONG_USE
    every = _documents(files, form) if documents else _filings(files, form)
    found = [one for one in every if selection.keeps(one) or one.audience is Audience.PROGRAM]
    failed = not _give_out(found, wanted, target)
    counts = [sum(one.severity is level for one in found) for level in list(Severity)[:2]]
    if target or wanted in {CheckFormat.TEXT, CheckFormat.XLSX}:
        messages().print(f"检查了 {len(files)} 份文件：{counted(*counts)}")
    if speaks_to(Audience.PROGRAM, found):
        return ExitCode.DEFECT
    return ExitCode.ERRORS if counts[0] or failed else ExitCode.FINE


def _filings(files: Sequence[Path], form: str | None) -> list[Diagnostic]:
    return [one for file in files for one in check_one(file, form)]


def _documents(files: Sequence[Path], form: str | None) -> list[Diagnostic]:
    from generator.cli.import_command import check_documents

    return check_documents(files, form)


def _give_out(found: Sequence[Diagnostic], wanted: CheckFormat, target: Path | None) -> bool:
    """Write the findings in a format; False where a file could not be written."""
    if wanted is CheckFormat.XLSX:
        from generator.cli.workbook import workbook

        return _save(workbook(found), target or WORKBOOK)
    if wanted is CheckFormat.TEXT and target is None:
        show(found, output())  # in colours
        return True
    text = _written(found, wanted)
    if target is not None:
        return _save(f"{text}\n".encode() if text else b"", target)
    output().print(text)
    return True


def _written(found: Sequence[Diagnostic], wanted: CheckFormat) -> str:
    match wanted:
        case CheckFormat.JSON:
            return _as_json([as_json(one) for one in found])
        case CheckFormat.SARIF:
            from generator.diagnostics.sarif import as_sarif

            return _as_json(as_sarif(found, __version__))
        case _:
            return "\n".join(map(as_text, found))


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _save(data: bytes, target: Path) -> bool:
    troubles = save(data, target)
    show(troubles, messages())
    if any(one.severity is Severity.ERROR for one in troubles):
        return False
    messages().print(f"检查意见写在 {target}")
    return True
