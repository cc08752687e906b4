"""The command preview: finished Word files as PDF and as a picture of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.batch import find_files
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Diagnostic, Severity, worst
from generator.document.preview import font_notes, to_pdf, to_png

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SUFFIXES = {".docx"}


def preview_all(paths: Sequence[Path], folder: Path, fonts: Path | None) -> int:
    """Show the pages of all files and say which were written; return the exit code."""
    files, said = find_files(paths, SUFFIXES, "X29")
    if fonts is not None and not fonts.is_dir():
        said.append(Diagnostic("G07", {"path": str(fonts)}))
    if said:
        show(said, messages())
        return ExitCode.WRONG_USE
    found = show_pages(files, folder, fonts)
    show(found, messages())
    return ExitCode.ERRORS if worst(found) is Severity.ERROR else ExitCode.FINE


def show_pages(files: Sequence[Path], folder: Path, fonts: Path | None) -> tuple[Diagnostic, ...]:
    """Write the pages of files and say which; return what went wrong."""
    if not files:
        return ()
    pdfs, found = to_pdf(files, folder, fonts)
    found += font_notes(files, fonts) if pdfs else ()
    for pdf in pdfs:
        pages, wrong = to_png(pdf, folder)
        found += tuple(one for one in wrong if one not in found)
        output().print(f"{pdf}：{len(pages)} 页" if pages else str(pdf))
        for page in pages:
            output().print(f"  {page}")
    return found
