"""A workbook that another library has written, sealed as our documents are.

Members stay packed as they are and are judged by nobody: we have made them a moment ago.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from generator.document.package.archive import Frame, Member
from generator.document.package.carried_mark import CUSTOM
from generator.document.package.properties import CORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.package.properties import Properties

_NAMES_AT = 26  # bytes into a member's head: the lengths of its name and of what is extra
_HEAD = 30


def sealed(data: bytes, about: Properties) -> bytes:
    """Return a workbook with our properties behind its members in the place of its own."""
    members = _members(data)
    del data  # gone with its last member: a summary of ten thousand units has megabytes
    return about.behind(Frame(), members)


def _members(data: bytes) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for one in archive.infolist():
            if one.filename in (CORE, CUSTOM):
                continue
            names = struct.unpack_from("<2H", data, one.header_offset + _NAMES_AT)
            start = one.header_offset + _HEAD + sum(names)
            packed = data[start : start + one.compress_size]
            yield Member(one.filename, one.compress_type, one.CRC, one.file_size, packed)
