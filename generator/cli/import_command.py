"""Documents that somebody else wrote: the command import, and what check says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch import defect
from generator.batch.data_files import SUFFIXES
from generator.cli.arguments import documents_named
from generator.cli.console import messages, show
from generator.cli.console import output as printed
from generator.cli.exits import ExitCode
from generator.diagnostics import Severity, worst
from generator.document import safe_name
from generator.intake import check_received, receive
from generator.saving import save
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.diagnostics import Diagnostic
    from generator.intake import Received


def check_documents(files: Sequence[Path], form: str | None) -> list[Diagnostic]:
    """Read documents, unit by unit, and return all that is to be said of them."""
    workspace = Workspace.around(files[0])
    received, said = _received(files, workspace, form)
    found = [*said]
    for one in received:
        found += [*one.diagnostics, *_checked(one, workspace, form)]
    return found


def _received(
    files: Sequence[Path], workspace: Workspace, form: str | None
) -> tuple[list[Received], Sequence[Diagnostic]]:
    """Read all files together; where one brings a defect of ours to light, each by itself."""
    try:
        return receive(files, workspace, form)
    except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
        if len(files) == 1:
            return [], (defect(files[0], error),)
    parts = [_received([file], workspace, form) for file in files]
    return [one for part, _ in parts for one in part], [one for _, said in parts for one in said]


def _checked(one: Received, workspace: Workspace, form: str | None) -> Iterable[Diagnostic]:
    try:
        return check_received(one, workspace, form)
    except Exception as error:  # noqa: BLE001 - a defect of ours must not end everybody's run
        return (defect(one.paths[0], error),)


def import_all(paths: Sequence[Path], *, form: str | None, output: Path | None) -> int:
    """Write a filing for every unit that the documents are of; return the exit code."""
    files = documents_named(paths, form)
    if not files:
        return ExitCode.WRONG_USE
    received, said = _received(files, Workspace.around(files[0]), form)
    found = [*said, *(one for unit in received for one in unit.diagnostics)]
    for one, target in zip(received, _targets(received, output), strict=True):
        troubles = save(one.text.encode(), target, new=True)
        found += troubles
        if not troubles:
            text = f"写出 {target}（{len(one.paths)} 份文件）。核对后运行：ziping check {target}"
            messages().print(text)
    show(found, printed())
    return ExitCode.ERRORS if worst(found) is Severity.ERROR else ExitCode.FINE


def _targets(received: Sequence[Received], output: Path | None) -> list[Path]:
    """Return where each unit's filing goes: the file named, or its own name in a folder."""
    if output is not None and output.suffix.lower() in SUFFIXES and len(received) == 1:
        return [output]
    folder = output or Path()
    names: list[str] = []
    for one in received:
        stem = safe_name(one.unit or one.paths[0].stem)
        free = (stem, *(f"{stem}-{number}" for number in range(2, len(received) + 2)))
        names.append(next(name for name in free if name not in names))
    return [folder / f"{name}.yaml" for name in names]
