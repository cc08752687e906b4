"""Files within a document, such as the workbook of a chart: their properties name their makers."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

from generator import patterns
from generator.document.package.archive import UNREADABLE

PACKED = (".docx", ".xlsx", ".pptx", ".dotx", ".xlsm", ".docm")
MOST = 20_000_000  # bytes of one member
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
_NAME = patterns.compile(
    r"(<(?:\w+:)?(creator|lastModifiedBy|Manager|Company|HyperlinkBase)>)[^<]+(</(?:\w+:)?\2>)"
)


def makers_of(content: bytes) -> tuple[str, ...]:
    """Return the names that the properties of an embedded file give; none of a broken one."""
    found: list[str] = []
    with suppress(*UNREADABLE), zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in _readable(archive):
            found += (match[0] for match in _NAME.finditer(_text(archive, name)))
    return tuple(found)


def without_makers(content: bytes) -> bytes:
    """Return an embedded file whose properties name nobody; one that names none as it is."""
    if not makers_of(content):
        return content
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        named = set(_readable(archive))
        for info in archive.infolist():
            text = (
                _NAME.sub(r"\1\3", _text(archive, info.filename)) if info.filename in named else ""
            )
            copy.writestr(info, text or archive.read(info))
    return stream.getvalue()


def _readable(archive: zipfile.ZipFile) -> tuple[str, ...]:
    infos = archive.infolist()
    return tuple(
        one.filename for one in infos if one.filename in _PROPERTIES and one.file_size <= MOST
    )


def _text(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")
