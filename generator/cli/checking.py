"""The command check: diagnostics of every file, as text or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator import diagnostics
from generator.batch import DEFECT, check_one
from generator.cli.arguments import files_named
from generator.cli.console import counted, messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.diagnostics import Diagnostic


def check_all(paths: Sequence[Path], *, form: str | None, as_json: bool) -> int:
    """Check the files and print what was found; return the exit code."""
    files = files_named(paths, form)
    if not files:
        return ExitCode.WRONG_USE
    found = [one for file in files for one in check_one(file, form)]
    errors = sum(one.severity is Severity.ERROR for one in found)
    if as_json:
        _print_json(found)
    else:
        show(found, output())
        warnings = sum(one.severity is Severity.WARNING for one in found)
        messages().print(f"检查了 {len(files)} 份文件：{counted(errors, warnings)}")
    if any(one.code == DEFECT for one in found):
        return ExitCode.DEFECT
    return ExitCode.ERRORS if errors else ExitCode.FINE


def _print_json(found: Sequence[Diagnostic]) -> None:
    text = json.dumps([diagnostics.as_json(one) for one in found], ensure_ascii=False, indent=2)
    output().print(text)
