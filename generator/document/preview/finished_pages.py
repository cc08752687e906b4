"""Word files to PDF, and PDF to pictures, under names that no two of them share.

One LibreOffice serves all files of a call: starting it costs more than a page does.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.document.preview.outside_programs import TIMEOUT, converting, lacking, run
from generator.document.preview.page_copy import page_copy
from generator.document.preview.stand_in_fonts import (
    font_faults,
    named_fonts,
    written_configuration,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TIMEOUT_EACH = 10  # seconds more for every file
RESOLUTION = 80  # dots per inch: a page fits a screen

Said = tuple[Diagnostic, ...]


def to_pdf(
    paths: Sequence[Path], outdir: Path, fonts: Path | None = None
) -> tuple[tuple[Path, ...], Said]:
    """Convert Word files to PDF in one call; return the PDFs made and what went wrong."""
    if missing := lacking("soffice", "转成 PDF"):
        return (), (missing,)
    outdir.mkdir(parents=True, exist_ok=True)
    targets = {path: outdir / f"{name}.pdf" for path, name in names_of(paths).items()}
    with tempfile.TemporaryDirectory() as scratch:
        said = tuple(_made(targets, Path(scratch), fonts or named_fonts()))
    made = tuple(target for target in targets.values() if target.is_file())
    return made, (*said, *font_faults(made))


def names_of(paths: Sequence[Path]) -> dict[Path, str]:
    """Return the name of each file's pages: its own, with its folder's where two are alike."""
    found: dict[Path, str] = {}
    alone = [path.stem.casefold() for path in paths]
    for path in paths:
        alike = alone.count(path.stem.casefold()) > 1
        folder = path.absolute().parent.name
        name = f"{folder}-{path.stem}" if alike and folder else path.stem
        taken = {other.casefold() for other in found.values()}
        numbered = (name, *(f"{name}-({number})" for number in range(2, len(alone) + 1)))
        found[path] = next(one for one in numbered if one.casefold() not in taken)
    return found


def _made(targets: Mapping[Path, Path], scratch: Path, fonts: Path | None) -> Iterable[Diagnostic]:
    """Convert copies under the names of the targets; yield what went wrong with which file."""
    copies, pdfs = scratch / "copies", scratch / "pdfs"
    copies.mkdir()
    reasons: dict[Path, str] = {}
    for path, target in targets.items():
        target.unlink(missing_ok=True)  # an older PDF must not pass for one made now
        data, reasons[path] = page_copy(path)
        if data:
            (copies / f"{target.stem}.docx").write_bytes(data)
    ready = sorted(copies.iterdir())
    failed = _convert(ready, pdfs, scratch, fonts) if ready else ""
    for path, target in targets.items():
        pdf = pdfs / target.name
        if pdf.is_file():
            shutil.move(pdf, target)
        elif reasons[path]:
            yield Diagnostic("X28", {"reason": reasons[path]}, Position(file=str(path)))
        else:
            facts = {"program": "LibreOffice", "reason": failed or "没有得到 PDF"}
            yield Diagnostic("X15", facts, Position(file=str(path)))


def _convert(paths: Sequence[Path], outdir: Path, scratch: Path, fonts: Path | None) -> str:
    """Run LibreOffice over all files with a profile of its own; return what went wrong."""
    configuration = written_configuration(scratch, fonts)
    limit = TIMEOUT + TIMEOUT_EACH * len(paths)
    return run(
        converting("pdf", paths, outdir, scratch), limit, {"FONTCONFIG_FILE": str(configuration)}
    )


def to_png(pdf: Path, outdir: Path) -> tuple[tuple[Path, ...], Said]:
    """Draw every page of a PDF; return the pictures in the order of the pages."""
    if missing := lacking("pdftoppm", "转成图片"):
        return (), (missing,)
    outdir.mkdir(parents=True, exist_ok=True)
    for old in _pages(pdf, outdir):
        old.unlink()  # of a document that had more pages once
    command = ["pdftoppm", "-r", str(RESOLUTION), "-png", str(pdf), str(outdir / pdf.stem)]
    if reason := run(command, TIMEOUT):
        facts = {"program": "pdftoppm", "reason": reason}
        return (), (Diagnostic("X15", facts, Position(file=str(pdf))),)
    return _pages(pdf, outdir), ()


def _pages(pdf: Path, outdir: Path) -> tuple[Path, ...]:
    pages = re.compile(rf"{re.escape(pdf.stem)}-[0-9]{{1,3}}\.png")
    return tuple(sorted(page for page in outdir.iterdir() if pages.fullmatch(page.name)))
