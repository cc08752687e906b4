"""The command make-units: a folder of made-up units, for rehearsals and measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.rehearsal import PatternMistakeError, find_rehearsal
from generator.cli.console import messages, show
from generator.cli.exits import ExitCode
from generator.saving import save
from generator.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def make_units(count: int, folder: Path, *, seed: int, broken: int) -> int:
    """Write the units, none in the place of a file that is there; return the exit code."""
    found = find_rehearsal(Workspace.around(folder))
    show(found.diagnostics, messages())
    if found.value is None:
        return ExitCode.ERRORS
    spoiled = []
    try:
        for unit in found.value.units(count, seed, broken):
            said = save(unit.text.encode(), folder / unit.path, new=True)
            show(said, messages())
            if said:
                return ExitCode.WRONG_USE
            spoiled += [unit] if unit.fault else []
    except PatternMistakeError as error:
        show((error.diagnostic,), messages())
        return ExitCode.ERRORS
    for unit in spoiled:
        name = unit.fault.name if unit.fault else ""
        messages().print(f"有意写坏的：{folder / unit.path}（{name}）")
    messages().print(f"造出 {count} 个单位（其中写坏 {len(spoiled)} 个），写在 {folder}")
    return ExitCode.FINE
