"""A document of any kind that offices use, opened: older ones by way of LibreOffice."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from generator.diagnostics import Diagnostic, Position
from generator.document.foreign.word_content import UnreadableError, word_content
from generator.document.package import archive
from generator.document.package.opened_package import open_package, read_template, reasons
from generator.document.package.wordml import DoctypeError, prove
from generator.document.preview.outside_programs import converting, lacking, run
from generator.reading import Loaded

if TYPE_CHECKING:
    from generator.document.foreign.content import Content

CODE = "D03"
NEWER = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".et": ".xlsx"}
KINDS = (".docx", ".xlsx", *NEWER)


def read_content(path: Path) -> Loaded[Content]:
    """Return what a document holds, or why it cannot be read."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        return _refused(path, f"不是 {'、'.join(KINDS)} 文件")
    if kind not in NEWER:
        return _read(path, path)
    if missing := lacking("soffice", f"读 {kind} 文件"):
        return Loaded(None, (missing,))
    with tempfile.TemporaryDirectory() as folder:
        made, reason = _converted(path, Path(folder))
        return _refused(path, reason) if made is None else _read(made, path)


def _converted(path: Path, folder: Path) -> tuple[Path | None, str]:
    """Let LibreOffice write an older file anew, with a profile of its own."""
    kind = NEWER[path.suffix.lower()]
    reason = run(converting(kind.removeprefix("."), [path], folder, folder))
    made = folder / f"{path.stem}{kind}"
    return (made, "") if made.is_file() else (None, f"LibreOffice 没有转成：{reason or '没有结果'}")


def _read(made: Path, path: Path) -> Loaded[Content]:
    read = read_template(made)
    if read.value is None:
        return _refused(path, reasons(read.diagnostics))
    if made.suffix.lower() == ".xlsx":
        return _workbook(read.value, path)
    opened = open_package(made, read.value)
    if opened.value is None:
        return _refused(path, reasons(opened.diagnostics))
    try:
        return Loaded(word_content(opened.value, str(path)))
    except UnreadableError as error:
        return _refused(path, str(error))


def _workbook(data: bytes, path: Path) -> Loaded[Content]:
    """Read a workbook after its package was judged: openpyxl unpacks whatever it is given."""
    try:
        for member in archive.read(data):
            if member.name.endswith((".xml", ".rels")):
                prove(member.content)
    except archive.UnsafeArchiveError as error:
        return _refused(path, "；".join(map(str, error.args)))
    except (archive.BrokenArchiveError, ExpatError, DoctypeError, ValueError):
        return _refused(path, "不是完好的 .xlsx 文件")
    return _sheets(data, path)


def _sheets(data: bytes, path: Path) -> Loaded[Content]:
    from generator.document.foreign.sheet_content import sheet_content  # noqa: PLC0415 - slow

    try:
        return Loaded(sheet_content(data, str(path)))
    except Exception:  # noqa: BLE001 - openpyxl raises anything for a workbook that is not one
        return _refused(path, "不是完好的 .xlsx 文件")


def _refused(path: Path, reason: str) -> Loaded[Content]:
    return Loaded(None, (Diagnostic(CODE, {"reason": reason}, Position(file=str(path))),))
