"""The command preview: finished Word files as PDF and as a picture of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Diagnostic, Severity, worst
from generator.document.preview import font_notes, to_pdf, to_png
from generator.workspace import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SUFFIX = ".docx"
LOCK = "~$"  # what Word puts beside a file that is open


def preview_all(paths: Sequence[Path], folder: Path, fonts: Path | None) -> int:
    """Show the pages of all files and say which were written; return the exit code."""
    files, said = _named(paths)
    if fonts is not None and not fonts.is_dir():
        said.append(Diagnostic("G07", {"path": str(fonts)}))
    if said:
        show(said, messages())
        return ExitCode.WRONG_USE
    pdfs, found = to_pdf(files, folder, fonts)
    found += font_notes(files, fonts) if pdfs else ()
    for pdf in pdfs:
        pages, wrong = to_png(pdf, folder)
        found += tuple(one for one in wrong if one not in found)
        output().print(f"{pdf}：{len(pages)} 页" if pages else str(pdf))
        for page in pages:
            output().print(f"  {page}")
    show(found, messages())
    return ExitCode.ERRORS if worst(found) is Severity.ERROR else ExitCode.FINE


def _named(paths: Iterable[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the Word files named or below the folders named, each once, and what is not there."""
    found: dict[Path, Path] = {}
    said: list[Diagnostic] = []
    for path in paths:
        files = list(_below(path)) if is_folder(path) else [path]
        if not path.exists():
            said.append(Diagnostic("G07", {"path": str(path)}))
        elif not files:
            said.append(Diagnostic("X29", {"path": str(path)}))
        for file in files:
            found.setdefault(file.absolute(), file)
    return list(found.values()), said


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        if path.is_file() and not path.name.startswith(LOCK):
            yield path
